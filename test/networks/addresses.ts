/** What `start-network.ts` says when its network is ready. */
export interface NetworkAddresses {
  readonly pdsUrl: string;
  readonly appViewUrl: string;
  readonly plcUrl: string;
  /** `POST /drain` answers once the AppView has indexed all that the PDS had accepted. */
  readonly controlUrl: string;
  readonly pid: number;
}
