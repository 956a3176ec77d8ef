JAVA_HOME=@JAVA@
JMX_PORT=7199
MODULE_OPTS="@MODULES@"
JVM_OPTS="$JVM_OPTS $MODULE_OPTS -javaagent:$(echo "$CASSANDRA_HOME"/lib/jamm-*.jar)"
JVM_OPTS="$JVM_OPTS -Xms@HEAP@m -Xmx@HEAP@m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData"
JVM_OPTS="$JVM_OPTS -Djava.net.preferIPv4Stack=true -Dcassandra.jmx.local.port=$JMX_PORT"
# Hosts on one machine have nobody to wait for.
JVM_OPTS="$JVM_OPTS -Dcassandra.ring_delay_ms=5000 -Dcassandra.skip_wait_for_gossip_to_settle=0"
