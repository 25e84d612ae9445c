#!/usr/bin/env bash
# Installs the other programs that tests compare with, where that can be done at once: as root on Debian and its like. A test whose
# program is missing skips with a reason, so nothing here may fail a build, and all of it takes two minutes at most.
set -uo pipefail

deadline=$((SECONDS + 120))
# program or module that shows the package is there | package
partners='
slurmctld           slurm-wlm
munged              munge
chromium            chromium
h5dump              hdf5-tools
nifti_tool          nifti-bin
pdftoppm            poppler-utils
python3:numpy       python3-numpy
python3:scipy       python3-scipy
python3:h5py        python3-h5py
python3:nibabel     python3-nibabel
python3:pandas      python3-pandas
'

is_there() { # program or python3:module
    case $1 in
        python3:*) /usr/bin/python3 -c "import ${1#python3:}" ;;
        *) PATH=$PATH:/usr/sbin command -v "$1" ;;
    esac >/dev/null 2>&1
}

missing=()
while read -r sign package; do
    [ -n "$sign" ] && ! is_there "$sign" && missing+=("$package")
done <<<"$partners"
# R is the largest (30 to 70 seconds) and comes last, so that it never keeps the others away. Its core is all that the snippets need.
r=()
is_there Rscript || r=(r-base-core)
[ ${#missing[@]} -gt 0 ] || [ ${#r[@]} -gt 0 ] || exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "partners of tests that are missing: ${missing[*]} ${r[*]}"
    exit 0
fi

export DEBIAN_FRONTEND=noninteractive
apt() { # as long as there is time
    [ "$SECONDS" -lt "$deadline" ] && timeout $((deadline - SECONDS)) apt-get -qq -y --no-install-recommends "$@" >/dev/null 2>&1
}
apt update

# No daemon is to start: tests start their own.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"
    trap 'rm -f "$policy"' EXIT
fi

# One that cannot be had does not keep the others away.
if [ ${#missing[@]} -gt 0 ] && ! apt install "${missing[@]}"; then
    for package in "${missing[@]}"; do
        apt install "$package" || echo "not installed: $package"
    done
fi
if [ ${#r[@]} -gt 0 ]; then
    [ $((deadline - SECONDS)) -ge 60 ] && apt install "${r[@]}" || echo "not installed: ${r[*]} (too little time was left, or apt refused)"
fi
exit 0
