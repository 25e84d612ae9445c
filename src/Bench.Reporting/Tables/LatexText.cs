using System.Text;

namespace Bench.Reporting.Tables;

/// <summary>
/// Text for LaTeX: what it takes for commands is escaped, and signs that fonts of old engines lack become commands. Letters with accents
/// stay (UTF-8).
/// </summary>
internal static class LatexText
{
    private static readonly Dictionary<char, string> Written = new()
    {
        ['\\'] = @"\textbackslash{}",
        ['&'] = @"\&",
        ['%'] = @"\%",
        ['$'] = @"\$",
        ['#'] = @"\#",
        ['_'] = @"\_",
        ['{'] = @"\{",
        ['}'] = @"\}",
        ['~'] = @"\textasciitilde{}",
        ['^'] = @"\textasciicircum{}",
        ['<'] = @"\textless{}",
        ['>'] = @"\textgreater{}",
        ['|'] = @"\textbar{}",
        ['"'] = "''",

        // After the end of a row they would be taken for its arguments.
        ['['] = "{[}",
        ['*'] = "{*}",
        ['−'] = "$-$",
        ['±'] = @"$\pm$",
        ['×'] = @"$\times$",
        ['·'] = @"$\cdot$",
        ['≤'] = @"$\leq$",
        ['≥'] = @"$\geq$",
        ['√'] = @"$\surd$",
        ['∩'] = @"$\cap$",
        ['∪'] = @"$\cup$",
        ['∈'] = @"$\in$",
        ['∞'] = @"$\infty$",
        ['ρ'] = @"$\rho$",
        ['τ'] = @"$\tau$",
        ['χ'] = @"$\chi$",
        ['²'] = @"\textsuperscript{2}",
        ['³'] = @"\textsuperscript{3}",
        ['µ'] = @"\textmu{}",
        ['–'] = "--",
        ['—'] = "---",
        ['\u2011'] = "-",
        ['’'] = "'",
        ['‘'] = "`",
        ['“'] = "``",
        ['”'] = "''",
        ['…'] = @"\ldots{}",
        ['\u2009'] = @"\,",
        ['\u202F'] = @"\,",
        ['\u00A0'] = "~",
        ['●'] = @"$\bullet$",
        ['○'] = @"$\circ$",
        ['▲'] = @"$\triangle$",
        ['◆'] = @"$\diamond$",
    };

    /// <summary>Text that LaTeX prints as it stands, on one line.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            escaped.Append(Written.TryGetValue(c, out var written) ? written : char.IsControl(c) ? " " : c.ToString());
        }

        return escaped.ToString();
    }
}
