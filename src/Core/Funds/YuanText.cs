using System.Globalization;

namespace CreditFunctions.Core.Funds;

/// <summary>Amounts as they are typed: <c>150000</c> or <c>150000.50</c>, in yuan and whole fen.</summary>
public static class YuanText
{
    private const decimal Max = 1_000_000_000_000;

    /// <summary>The amount of a text; null where it is none, or below 0.</summary>
    public static decimal? Read(string? text) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && amount is >= 0 and < Max
        && decimal.Round(amount, 2) == amount
            ? amount
            : null;

    /// <summary>An amount as <see cref="Read"/> reads it.</summary>
    public static string Write(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);
}
