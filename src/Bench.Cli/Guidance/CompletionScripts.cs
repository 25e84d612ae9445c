namespace Bench.Cli.Guidance;

/// <summary>Scripts that make a shell ask <c>bench complete</c>; where that knows nothing, the shell completes files.</summary>
internal static class CompletionScripts
{
    private const string Bash = """
        # bench: completion for bash. Once: bench completion bash > ~/.local/share/bash-completion/completions/bench
        _bench_complete() {
            local line candidate word=${COMP_WORDS[COMP_CWORD]}
            COMPREPLY=()
            while IFS= read -r candidate; do
                [[ $candidate == "$word"* ]] && COMPREPLY+=("$candidate")
            done < <("${COMP_WORDS[0]}" complete -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
        }
        complete -o bashdefault -o default -F _bench_complete bench

        """;

    private const string Zsh = """
        #compdef bench
        # bench: completion for zsh. Once: bench completion zsh > a folder of $fpath, as _bench
        _bench() {
            local -a candidates
            candidates=(${(f)"$("${words[1]}" complete -- "${(j: :)words[1,CURRENT]}" 2>/dev/null)"})
            if (( ${#candidates} )); then compadd -- "${candidates[@]}"; else _files; fi
        }
        if [ "$funcstack[1]" = "_bench" ]; then _bench "$@"; else compdef _bench bench; fi

        """;

    private const string PowerShell = """
        # bench: completion for PowerShell. In $PROFILE: bench completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName bench -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $line = $commandAst.ToString().PadRight($cursorPosition).Substring(0, $cursorPosition)
            bench complete -- $line 2>$null | Where-Object { $_ -like "$wordToComplete*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;

    /// <summary>The script of a shell.</summary>
    /// <param name="shell"><c>bash</c>, <c>zsh</c> or <c>pwsh</c>.</param>
    public static string For(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        _ => PowerShell,
    };
}
