using System.Globalization;

namespace CreditFunctions.SampleRound;

/// <summary>Identifiers that belong to nobody, with right checks: units of region 220800, persons born 1880–1899.</summary>
internal static class SampleIdentifiers
{
    private const string CodeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>The unified social credit code of the n-th sample unit, of at most 99,999.</summary>
    public static string Unit(int number)
    {
        var organisation = $"MAX{number:D5}";
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = organisation
            .Zip(weights, (character, weight) => (char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10) * weight)
            .Sum();
        var seventeen = $"91220800{organisation}{"0X987654321"[sum % 11]}";
        var weight = 1;
        var total = 0;
        foreach (var character in seventeen)
        {
            total += CodeAlphabet.IndexOf(character, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return seventeen + CodeAlphabet[(31 - (total % 31)) % 31];
    }

    /// <summary>The citizen id of the n-th sample person.</summary>
    public static string Person(int number)
    {
        var birth = new DateOnly(1880, 1, 1).AddDays(number * 7).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var seventeen = string.Create(CultureInfo.InvariantCulture, $"220802{birth}{number % 1000:D3}");
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = seventeen.Zip(weights, (digit, weight) => (digit - '0') * weight).Sum();
        return seventeen + "10X98765432"[sum % 11];
    }
}
