export interface Migration {
  /** File name, which starts with its timestamp: `20261122T0900_platform.sql`. */
  readonly name: string;
  readonly checksum: string;
  readonly body: string;
}
