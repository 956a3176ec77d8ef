CASSANDRA_HOME=/usr/share/cassandra
CASSANDRA_CONF=/etc/cassandra
CASSANDRA_LOG_DIR=/var/log/cassandra
cassandra_storagedir=/var/lib/cassandra
CLASSPATH=$CASSANDRA_CONF
for jar in /usr/share/cassandra/lib/*.jar; do
    CLASSPATH=$CLASSPATH:$jar
done
