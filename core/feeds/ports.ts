/** Ports below 1024 that feeds are served on. */
const feedPorts = new Set([21, 80, 443, 990]);

/** Services of which nobody serves a feed: databases, queues, remote desktops, administration. */
const servicePorts = new Set([
  ...[1025, 1080, 1099, 1194, 1433, 1434, 1521, 1701, 1719, 1720, 1723, 1883, 1900, 2049, 2181],
  ...[2222, 2375, 2376, 2377, 2379, 2380, 2525, 3128, 3268, 3306, 3389, 3659, 4045, 4190, 4369],
  ...[4444, 5000, 5060, 5061, 5222, 5269, 5353, 5432, 5433, 5555, 5601, 5672, 5800, 5900, 5901],
  ...[5984, 5985, 5986, 6000, 6379, 6380, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6697, 7000],
  ...[7001, 7199, 7474, 7687, 8086, 8125, 8200, 8500, 8600, 8883, 9000, 9042, 9092, 9100, 9160],
  ...[9200, 9300, 9418, 9990, 10050, 10051, 10080, 10250, 10255, 11211, 15672, 25565, 26257],
  ...[27017, 27018, 27019, 28015, 50000, 50070, 61616],
]);

/** Whether a feed may be fetched from a port. @see FE-6 */
export function isFeedPort(port: number): boolean {
  return feedPorts.has(port) || (port >= 1024 && port <= 65_535 && !servicePorts.has(port));
}
