/** Names that Node has and its types only know as values. The command line alone is compiled with this. */

/** The shared code names it as the type of a transferred port; the command line never makes one. */
type MessagePort = InstanceType<typeof globalThis.MessagePort>;
