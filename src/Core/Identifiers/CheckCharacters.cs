namespace CreditFunctions.Core.Identifiers;

/// <summary>The check characters of three national standards.</summary>
internal static class CheckCharacters
{
    private const string CitizenIdChecks = "10X98765432";

    private static readonly int[] CitizenIdWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>
    /// GB 32100-2015: weights 3^(i−1) mod 31. They are distinct and 31 is prime, so each single wrong character and each swap of two of
    /// the 17 characters is detected.
    /// </summary>
    internal static char OfCreditCode(ReadOnlySpan<char> seventeen)
    {
        var sum = 0;
        var weight = 1;
        foreach (var character in seventeen)
        {
            sum += UnifiedSocialCreditCode.Alphabet.IndexOf(character, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return UnifiedSocialCreditCode.Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>GB 11714-1997: letters count 10 to 35, so this check alone does not distinguish letters eleven apart (A and L).</summary>
    internal static char OfOrganisation(ReadOnlySpan<char> eight)
    {
        var sum = 0;
        for (var i = 0; i < eight.Length; i++)
        {
            sum += OrganisationWeights[i] * (char.IsAsciiDigit(eight[i]) ? eight[i] - '0' : eight[i] - 'A' + 10);
        }

        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }

    /// <summary>GB 11643-1999: each single wrong digit and each swap of neighbouring digits is detected.</summary>
    internal static char OfCitizenId(ReadOnlySpan<char> seventeen)
    {
        var sum = 0;
        for (var i = 0; i < seventeen.Length; i++)
        {
            sum += CitizenIdWeights[i] * (seventeen[i] - '0');
        }

        return CitizenIdChecks[sum % 11];
    }
}
