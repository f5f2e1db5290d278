/** What systemd, kubectl and curl print. Near misses stand beside what they resemble. */
export const ACTIVE = `● app.service - Sample application
     Loaded: loaded (/etc/systemd/system/app.service; enabled; preset: enabled)
     Active: active (running) since Sun 2026-11-22 03:12:45 UTC; 5min ago
   Main PID: 4711 (app)
`;
export const INACTIVE = `○ app.service - Sample application
     Loaded: loaded (/etc/systemd/system/app.service; enabled; preset: enabled)
     Active: inactive (dead) since Sun 2026-11-22 03:12:45 UTC; 5s ago
`;
export const STATUS = 'systemctl status app';

export const PODS = `NAME                   READY   STATUS    RESTARTS   AGE
web-7d4b9c6f5d-abcde   3/3     Running   0          12m
`;
export const PODS_13 = PODS.replace('3/3 ', '13/3');
export const PODS_330 = PODS.replace('3/3 ', '3/30');
export const GET_PODS = 'kubectl get pods -l app=web';

export const OK_HEADERS = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n';
export const DOWN = 'HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\n\r\n';
export const CURL = 'curl https://app.internal/';
