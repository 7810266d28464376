using System.Text.RegularExpressions;

namespace CreditFunctions.Pages.Components;

/// <summary>Splits a text into web addresses and other text; the joined parts equal the text.</summary>
internal static partial class PlainTextParts
{
    public static IEnumerable<(string Text, bool IsLink)> Of(string text)
    {
        var start = 0;
        foreach (Match match in Addresses().Matches(text))
        {
            if (match.Index > start)
            {
                yield return (text[start..match.Index], false);
            }
            yield return (match.Value, true);
            start = match.Index + match.Length;
        }
        if (start < text.Length)
        {
            yield return (text[start..], false);
        }
    }

    // Ends before Chinese text, and before a full stop or bracket of the surrounding sentence.
    [GeneratedRegex(@"https?://[A-Za-z0-9\-._~:/?#@!$&'*+,;=%\[\]]*[A-Za-z0-9/\-_=~]")]
    private static partial Regex Addresses();
}
