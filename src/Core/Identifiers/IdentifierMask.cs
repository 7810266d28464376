using System.Text.RegularExpressions;

namespace CreditFunctions.Core.Identifiers;

/// <summary>
/// The one mask for numbers of persons: the first six digits, then asterisks. Different masks of one number can be joined to
/// rebuild it, so this one number is no dated setting; a rule file may cite it but not change it.
/// </summary>
public static partial class IdentifierMask
{
    /// <summary>How many leading digits stay readable: the region.</summary>
    public const int VisibleDigits = 6;

    /// <summary>Masks one identifier; what is too short to hide behind six digits is hidden altogether.</summary>
    public static string Apply(string identifier) =>
        identifier.Length <= VisibleDigits
            ? new string('*', identifier.Length)
            : string.Concat(identifier.AsSpan(0, VisibleDigits), new string('*', identifier.Length - VisibleDigits));

    /// <summary>
    /// Masks whatever has the shape of a citizen id (15 or 18 characters, full-width ones too) within running text: for what people write
    /// into reasons, comments and clues. It errs on the side of hiding.
    /// </summary>
    public static string ApplyWithin(string text) => CitizenIdShape().Replace(text, match => Apply(match.Value));

    // \d takes full-width digits as well.
    [GeneratedRegex(@"(?<![\dA-Za-z])(?:\d{17}[\dXx\uFF38\uFF58]|\d{15})(?![\dA-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex CitizenIdShape();
}
