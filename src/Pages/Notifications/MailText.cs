using System.Text;
using AngleSharp.Dom;

namespace CreditFunctions.Pages.Notifications;

/// <summary>
/// The text of a mail from its HTML: one line per paragraph, a link with its address below, a table row as <c>term：value</c>.
/// </summary>
internal static class MailText
{
    public static string Of(IElement body)
    {
        var text = new StringBuilder();
        foreach (var element in body.QuerySelectorAll("h1, h2, p, a, tr"))
        {
            // The bureau is already in the subject and in the sender's name.
            if (element.GetAttribute("data-part") is null)
            {
                Append(text, element);
            }
        }

        return text.ToString().TrimEnd() + "\n";
    }

    public static string Line(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Append(StringBuilder text, IElement element)
    {
        switch (element.LocalName)
        {
            case "a":
                text.Append(Line(element)).Append("：\n").Append(element.GetAttribute("href")).Append("\n\n");
                break;
            case "tr":
                text.Append(string.Join('：', element.Children.Select(Lines))).Append('\n');
                if (element.NextElementSibling is null)
                {
                    text.Append('\n');
                }

                break;
            default:
                text.Append(Lines(element)).Append("\n\n");
                break;
        }
    }

    // Keeps typed line ends, not the indentation of the template.
    private static string Lines(IElement element)
    {
        foreach (var lineBreak in element.QuerySelectorAll("br"))
        {
            lineBreak.OuterHtml = "\n";
        }

        return string.Join('\n', element.TextContent.Trim().Split('\n').Select(line => line.Trim()));
    }
}
