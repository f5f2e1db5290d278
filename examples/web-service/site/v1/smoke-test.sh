#!/usr/bin/env bash
# Three questions to the running service, asked past the maintenance page.
set -u
failed=0

ask() { # name, path, text that the answer must hold
  local answer
  answer=$(curl --silent --show-error --header 'X-Smoke-Test: 1' "$SERVICE_URL$2" 2>&1)
  if [[ $answer == *"$3"* ]]; then
    echo "ok   $1"
  else
    echo "FAIL $1: $answer"
    failed=1
  fi
}

ask '首页' / 'Order service'
ask '健康检查' /health '"status":"healthy"'
ask '订单列表' /orders '"orders":['

if ((failed)); then
  echo 'Some tests failed'
  exit 1
fi
echo 'All tests passed'
