# Tells what Cassandra runs here: a line a fact, KEY<TAB>VALUE; a process begins with "pid". Changes nothing.
# Needs nothing but a POSIX shell, procfs, and sed, tr, readlink, ps.
LC_ALL=C
export LC_ALL
tab=$(printf '\t')

say() { printf '%s%s%s\n' "$1" "$tab" "$2"; }

# value FILE NAME: of a variable in a process's environment
value() { tr '\0' '\n' <"$1" 2>/dev/null | sed -n "s/^$2=//p" | head -n 1; }

if [ -r /etc/os-release ]; then
    # shellcheck disable=SC1091
    say os "$(. /etc/os-release && printf '%s %s' "$ID" "$VERSION_ID")"
fi
say clock "$(date +%s)"

for process in /proc/[0-9]*; do
    arguments=$(tr '\0' '\n' <"$process/cmdline" 2>/dev/null) || continue
    case $arguments in
        *org.apache.cassandra.service.CassandraDaemon*) ;;
        *) continue ;;
    esac
    pid=${process#/proc/}
    say pid "$pid"
    say user "$(ps -o user:64= -p "$pid" | tr -d ' ')"
    say java "$(readlink "$process/exe")"
    say folder "$(readlink "$process/cwd")"
    say unit "$(sed -n 's|.*/\([^/]*\.service\)$|\1|p' "$process/cgroup" | head -n 1)"
    say home "$(value "$process/environ" CASSANDRA_HOME)"
    say conf "$(value "$process/environ" CASSANDRA_CONF)"
    printf '%s\n' "$arguments" | sed -n \
        -e "s|^-Dcassandra.config=file:/*|config$tab/|p" \
        -e "s|^-Dcassandra.storagedir=|storage$tab|p" \
        -e "s|^-Dcassandra.jmx.local.port=|jmx$tab|p" \
        -e "s|^-Dcassandra.jmx.remote.port=|jmx$tab|p" \
        -e "s|^-Dcom.sun.management.jmxremote.port=|jmx$tab|p"
    # The folder of cassandra.yaml stands first on the class path.
    printf '%s\n' "$arguments" | sed -n -e '/^-cp$/{n;p;}' -e '/^-classpath$/{n;p;}' | tr ':' '\n' |
        while IFS= read -r entry; do
            case $entry in
                '' | *.jar) ;;
                *) [ ! -r "$entry/cassandra.yaml" ] || say path "$entry" ;;
            esac
        done
    say script "$([ -x /etc/init.d/cassandra ] && echo /etc/init.d/cassandra)"
done
