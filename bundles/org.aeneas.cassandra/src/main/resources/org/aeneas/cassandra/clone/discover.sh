# Tells what Cassandra runs here: a line a fact, KEY<TAB>VALUE; a process begins with "pid". Changes nothing.
# Needs nothing but a POSIX shell, procfs, and sed, tr, readlink, ps.
LC_ALL=C
export LC_ALL
tab=$(printf '\t')

say() { printf '%s%s%s\n' "$1" "$tab" "$2"; }

# value FILE NAME: of a variable in a process's environment
value() { tr '\0' '\n' <"$1" 2>/dev/null | sed -n "s/^$2=//p" | head -n 1; }

# absolute FOLDER: without "..", and without a relative beginning, which counts from where the process is
absolute() {
    case $1 in
        '') return 0 ;;
        /*) ;;
        *) [ -n "$folder" ] && cd "$folder" 2>/dev/null || return 0 ;;
    esac
    # Who may not enter it sees it as the process names it.
    cd "$1" 2>/dev/null && pwd || printf '%s' "$1" | sed -n '/^[/]/p'
}

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
    # As an argument of its own: this script is an argument too, of the shell that runs it and of sudo.
    [ -n "$(printf '%s\n' "$arguments" | sed -n '/^org\.apache\.cassandra\.service\.CassandraDaemon$/p')" ] || continue
    pid=${process#/proc/}
    say pid "$pid"
    say user "$(ps -o user:64= -p "$pid" | tr -d ' ')"
    folder=$(readlink "$process/cwd")
    java=$(readlink "$process/exe" | sed -e 's| (deleted)$||' -e 's|/bin/java$||')
    # A JDK's home, where it is one; an old JRE may be alone.
    [ ! -x "${java%/jre}/bin/java" ] || java=${java%/jre}
    say java "$java"
    say unit "$(sed -n 's|.*/\([^/]*\.service\)$|\1|p' "$process/cgroup" | head -n 1)"
    say home "$(absolute "$(value "$process/environ" CASSANDRA_HOME)")"
    say conf "$(absolute "$(value "$process/environ" CASSANDRA_CONF)")"
    printf '%s\n' "$arguments" | sed -n \
        -e "s|^-Dcassandra.config=file:/*|config$tab/|p" \
        -e "s|^-Dcassandra.jmx.local.port=|jmx$tab|p" \
        -e "s|^-Dcassandra.jmx.remote.port=|jmx$tab|p" \
        -e "s|^-Dcom.sun.management.jmxremote.port=|jmx$tab|p"
    say storage "$(absolute "$(printf '%s\n' "$arguments" | sed -n 's|^-Dcassandra.storagedir=||p' | head -n 1)")"
    # The folder of cassandra.yaml stands first on the class path.
    printf '%s\n' "$arguments" | sed -n -e '/^-cp$/{n;p;}' -e '/^-classpath$/{n;p;}' | tr ':' '\n' | {
        library=
        while IFS= read -r entry; do
            case $entry in
                */lib/*.jar)
                    # Scripts need not tell the process its home; its libraries stand below it.
                    [ -n "$library" ] || say home "$(absolute "${entry%/lib/*}")"
                    library=$entry
                    ;;
                '' | *.jar) ;;
                *)
                    entry=$(absolute "$entry")
                    [ ! -r "$entry/cassandra.yaml" ] || say path "$entry"
                    ;;
            esac
        done
    }
    say script "$([ -x /etc/init.d/cassandra ] && echo /etc/init.d/cassandra)"
done
