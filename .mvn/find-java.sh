# Read by the scripts that run Java: finds one of version 17 or later, and can say why others were not taken. POSIX shell.
# shellcheck shell=sh

# Prints the major version of a java, or nothing if it does not run. Java 8 and before call themselves 1.8.
major_of() {
    { "$1" -version 2>&1 </dev/null || :; } | sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' | head -n 1
}

# find_java true|false: sets java_home and java_major, or leaves java_home empty. With true it needs a compiler, too.
# It looks at ACUMEN_JAVA_HOME, JAVA_HOME, the java on the PATH, and where systems keep theirs. What it passed over stands in
# passed_over, a line each, and that of it which a user has set in misnamed.
find_java() {
    needs_compiler=$1
    java_home='' java_major='' passed_over='' misnamed=''
    if [ -n "${ACUMEN_JAVA_HOME:-}" ]; then
        take_java "ACUMEN_JAVA_HOME is $ACUMEN_JAVA_HOME, which" "$ACUMEN_JAVA_HOME"
    fi
    if [ -z "$java_home" ] && [ -n "${JAVA_HOME:-}" ]; then
        take_java "JAVA_HOME is $JAVA_HOME, which" "$JAVA_HOME"
    fi
    misnamed=$passed_over
    if [ -z "$java_home" ]; then
        take_java_of_path
    fi
    for candidate in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -z "$java_home" ] && [ -x "$candidate/bin/java" ]; then
            take_java "$candidate" "$candidate"
        fi
    done
}

take_java_of_path() {
    found=$(command -v java || :)
    case $found in
    /*) ;;
    *)
        pass_over "the PATH has no java"
        return
        ;;
    esac
    file=$found
    while [ -L "$file" ]; do
        link=$(readlink "$file")
        case $link in /*) file=$link ;; *) file=$(dirname "$file")/$link ;; esac
    done
    home=$(dirname "$(dirname "$file")")
    if [ ! -x "$home/bin/java" ]; then
        # A script of a version manager in place of the program.
        home=$({ "$found" -XshowSettings:properties -version 2>&1 </dev/null || :; } |
            sed -n 's/^ *java\.home = //p' | head -n 1)
    fi
    take_java "the java on the PATH is $found, which" "$home"
}

# take_java WORDS FOLDER: takes it, or keeps why not; the words begin the sentence.
take_java() {
    if [ -z "$2" ]; then
        pass_over "$1 does not run"
    elif [ ! -d "$2" ]; then
        pass_over "$1 is no folder"
    elif [ ! -x "$2/bin/java" ]; then
        pass_over "$1 has no bin/java that can be run"
    else
        major=$(major_of "$2/bin/java")
        if [ -z "$major" ]; then
            pass_over "$1 does not run, or does not say its version"
        elif [ "$major" -lt 17 ]; then
            pass_over "$1 is Java $major"
        elif [ "$needs_compiler" = true ] && [ ! -x "$2/bin/javac" ]; then
            pass_over "$1 is Java $major without a compiler: a JRE, not a JDK"
        else
            java_home=$2 java_major=$major
        fi
    fi
}

pass_over() {
    passed_over="$passed_over${passed_over:+
}$*"
}

# java_missing NAME: tells people what was looked at.
java_missing() {
    if [ "$needs_compiler" = true ]; then
        printf '%s: needs a JDK (a JRE has no compiler) of version 17 or later, and found none:\n' "$1" >&2
    else
        printf '%s: needs Java 17 or later, and found none:\n' "$1" >&2
    fi
    printf '%s\n' "$passed_over" | sed 's/^/  /' >&2
    printf 'install one, or set JAVA_HOME to its folder\n' >&2
}

# java_misnamed NAME: tells people of a variable that they set and that is no good; another Java was found.
java_misnamed() {
    if [ -n "$misnamed" ]; then
        printf '%s\n' "$misnamed" | sed "s/^/$1: /" >&2
        printf '%s: taking Java %s of %s (17 or later is needed; ACUMEN_JAVA_HOME chooses)\n' "$1" "$java_major" "$java_home" >&2
    fi
}
