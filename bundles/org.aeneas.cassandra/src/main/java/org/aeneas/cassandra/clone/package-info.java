/**
 * A clone datacenter: what the source cluster is, and a plan of all that is done to it and to the clone's hosts, each
 * step with the exact change, what it can disturb, how it is verified and how it is undone. {@link
 * org.aeneas.cassandra.clone.Planner} is pure; {@link org.aeneas.cassandra.clone.HostShell} is what touches hosts.
 */
package org.aeneas.cassandra.clone;
