/**
 * What must be known before a clone datacenter can be planned, as people give it: the model behind the wizard, without
 * a screen. The way through: {@link org.aeneas.cassandra.clone.setup.CloneSetup} looks at the first node, verifies all
 * nodes and prepares those of the clone; {@link org.aeneas.cassandra.clone.setup.SetupState} is what was answered so
 * far; {@link org.aeneas.cassandra.clone.setup.CloneStore} keeps it with the journal of the clone, from which {@link
 * org.aeneas.cassandra.clone.setup.CloneExecution} goes on.
 */
package org.aeneas.cassandra.clone.setup;
