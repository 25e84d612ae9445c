using System.Globalization;
using System.Text;
using System.Xml;
using Bench.Core.IO;

namespace Bench.Reporting.Checks;

/// <summary>
/// Checks as JUnit XML, which GitLab, Jenkins, Azure and the actions of GitHub show: a suite for each group, a case for each check. What
/// could not be decided is skipped; warnings and notes pass, with their text as output. No times: nothing in the file changes from run to
/// run unless a result does.
/// </summary>
public static class JUnitFile
{
    /// <summary>Writes the file, atomically.</summary>
    /// <param name="checks">The checks.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Bench.Core.InputException">It cannot be written.</exception>
    public static void Write(CheckList checks, string path)
    {
        ArgumentNullException.ThrowIfNull(checks);
        AtomicFile.Write(path, stream =>
        {
            var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };
            using var xml = XmlWriter.Create(stream, settings);
            xml.WriteStartElement("testsuites");
            Counts(xml, checks.Name, checks.Checks);
            foreach (var group in checks.Checks.GroupBy(c => c.Group))
            {
                xml.WriteStartElement("testsuite");
                Counts(xml, group.Key, [.. group]);
                foreach (var check in group)
                {
                    Case(xml, check);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    private static void Counts(XmlWriter xml, string name, IReadOnlyList<Check> checks)
    {
        xml.WriteAttributeString("name", Clean(name));
        Attribute("tests", checks.Count);
        Attribute("failures", checks.Count(c => c.Outcome == CheckOutcome.Failed));
        Attribute("errors", 0);
        Attribute("skipped", checks.Count(c => c.Outcome == CheckOutcome.Undecided));

        void Attribute(string key, int value) => xml.WriteAttributeString(key, value.ToString(CultureInfo.InvariantCulture));
    }

    private static void Case(XmlWriter xml, Check check)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean($"{check.Group}.{check.Rule}"));
        xml.WriteAttributeString("name", Clean(check.Name));
        switch (check.Outcome)
        {
            case CheckOutcome.Failed:
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("message", Clean(check.Message));
                xml.WriteAttributeString("type", check.Rule);
                xml.WriteString(Clean(check.Message));
                xml.WriteEndElement();
                break;
            case CheckOutcome.Undecided:
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", Clean(check.Message));
                xml.WriteEndElement();
                break;
            case CheckOutcome.Warned:
            case CheckOutcome.Noted:
                xml.WriteElementString("system-out", Clean(check.Message));
                break;
        }

        xml.WriteEndElement();
    }

    // Names come from files: characters that XML has no place for, and halves of characters, are replaced.
    private static string Clean(string text) => string.Concat(
        text.EnumerateRunes().Select(r => r.Value > char.MaxValue || XmlConvert.IsXmlChar((char)r.Value) ? r.ToString() : "\uFFFD"));
}
