namespace Bench.Reporting.Pdf;

/// <summary>The standard structure types that reports use (ISO 32000-1, §14.8.4).</summary>
internal static class Roles
{
    public const string Document = "Document";
    public const string Division = "Div";
    public const string Paragraph = "P";
    public const string Caption = "Caption";
    public const string Figure = "Figure";
    public const string Table = "Table";
    public const string TableHead = "THead";
    public const string TableBody = "TBody";
    public const string Row = "TR";
    public const string HeaderCell = "TH";
    public const string Cell = "TD";
    public const string List = "L";
    public const string ListItem = "LI";
    public const string Label = "Lbl";
    public const string ListBody = "LBody";
    public const string Contents = "TOC";
    public const string ContentsItem = "TOCI";
    public const string Reference = "Reference";
    public const string Link = "Link";

    /// <summary>A heading.</summary>
    /// <param name="rank">1 to 6.</param>
    public static string Heading(int rank) => $"H{rank}";
}
