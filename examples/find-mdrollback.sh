# Sourced by the examples: sets the array `mdrollback` to the program, $MDROLLBACK_BIN or this checkout's build.
bin=${MDROLLBACK_BIN:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/dist/bin/mdrollback.cjs}
if [[ ! -e $bin ]]; then
  echo "There is no $bin. Run 'npm run build' first, or name the program in MDROLLBACK_BIN." >&2
  exit 2
fi
case $bin in
  *.cjs | *.mjs | *.js | *.ts) mdrollback=(node "$bin") ;;
  *) mdrollback=("$bin") ;;
esac
