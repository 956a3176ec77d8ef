/**
 * A clone datacenter: what the source cluster is, and a plan of all that is done to it and to the clone's hosts, each
 * step with the exact change, what it can disturb, how it is verified and how it is undone. What is here only reads
 * texts and makes texts: it touches no host.
 */
package org.aeneas.cassandra.clone;
