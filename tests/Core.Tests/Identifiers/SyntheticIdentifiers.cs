using CsCheck;

namespace CreditFunctions.Core.Tests.Identifiers;

/// <summary>
/// Creates identifiers of nobody: persons born 1880–1899. The check characters are computed independently of the tested code.
/// </summary>
internal static class SyntheticIdentifiers
{
    internal const string CreditCodeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    internal static Gen<string> CreditCodes { get; } =
        from authority in Gen.Char["123456789ANY"]
        from type in Gen.Char["123459"]
        from region in Gen.String[Gen.Char['0', '9'], 6, 6]
        from organisation in Gen.String[Gen.Char[CreditCodeAlphabet], 8, 8]
        select WithCreditCodeCheck($"{authority}{type}{region}{organisation}{OrganisationCheck(organisation)}");

    internal static Gen<string> CitizenIds { get; } =
        from region in Gen.String[Gen.Char['0', '9'], 6, 6]
        from day in Gen.Int[0, new DateOnly(1899, 12, 31).DayNumber - new DateOnly(1880, 1, 1).DayNumber]
        from serial in Gen.Int[0, 999]
        select WithCitizenIdCheck($"{region}{new DateOnly(1880, 1, 1).AddDays(day):yyyyMMdd}{serial:D3}");

    // ISO 7064 MOD 11-2, by doubling instead of a table of weights.
    internal static string WithCitizenIdCheck(string seventeen)
    {
        var rest = seventeen.Aggregate(0, (sum, digit) => (sum + digit - '0') * 2 % 11);
        var check = (12 - rest) % 11;
        return seventeen + (check == 10 ? "X" : check.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    // ISO 7064 MOD 31-3 backwards: the inverse of 3 mod 31 is 21, and 3^17 converts the sum back to ascending weights.
    internal static string WithCreditCodeCheck(string seventeen)
    {
        var sum = 0L;
        for (var i = 16; i >= 0; i--)
        {
            sum = ((sum * 3) + CreditCodeAlphabet.IndexOf(seventeen[i], StringComparison.Ordinal)) % 31;
        }

        return seventeen + CreditCodeAlphabet[(int)((31 - sum) % 31)];
    }

    internal static char OrganisationCheck(string eight)
    {
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = eight
            .Zip(
                weights,
                (character, weight) =>
                    Convert.ToInt32(character) switch
                    {
                        <= '9' and var digit => (digit - '0') * weight,
                        var letter => (letter - 'A' + 10) * weight,
                    }
            )
            .Sum();
        return "0X987654321"[sum % 11];
    }
}
