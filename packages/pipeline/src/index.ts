/**
 * What the scripts of a pipeline mean: its modules, the names in them, its processes as they are called. It stands
 * between the resolver and the rules, and reaches files only through the resolver's `FileSystem` port.
 */
export {};
