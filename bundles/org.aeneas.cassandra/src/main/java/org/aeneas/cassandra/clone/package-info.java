/**
 * A clone datacenter: what the source cluster is, a plan of all that is done to it and to the clone's hosts, each step
 * with the exact change, what it can disturb, how it is verified and how it is undone, and the work itself. The way
 * through: {@link org.aeneas.cassandra.clone.HostLogins}, {@link org.aeneas.cassandra.clone.Discovery}, {@link
 * org.aeneas.cassandra.clone.Planner} (which is pure), {@link org.aeneas.cassandra.clone.CloneJournal}, {@link
 * org.aeneas.cassandra.clone.CloneRun}, {@link org.aeneas.cassandra.clone.CloneUndo}. Each kind of {@link
 * org.aeneas.cassandra.clone.Step} is carried out by a class of its own, named {@code …Work}.
 */
package org.aeneas.cassandra.clone;
