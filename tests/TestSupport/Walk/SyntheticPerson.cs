namespace CreditFunctions.TestSupport.Walk;

/// <summary>Citizen ids of fictitious people: born from 1880 to 1899, with valid checks.</summary>
internal static class SyntheticPerson
{
    private const int Days = 7300;
    private const string CheckCharacters = "10X98765432";

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Practically unique.</summary>
    public static string Next()
    {
        var seventeen = $"220802{new DateOnly(1880, 1, 1).AddDays(Random.Shared.Next(Days)):yyyyMMdd}{Random.Shared.Next(1000):D3}";
        return seventeen
            + CheckCharacters[seventeen.Zip(Weights, (digit, weight) => (digit - '0') * weight).Sum() % CheckCharacters.Length];
    }
}
