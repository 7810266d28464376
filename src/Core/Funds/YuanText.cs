using System.Globalization;

namespace CreditFunctions.Core.Funds;

/// <summary>Parses amounts as typed: <c>150000</c> or <c>150000.50</c>, in yuan with up to two decimals.</summary>
public static class YuanText
{
    private const decimal Max = 1_000_000_000_000;

    /// <summary>Null where the text is not an amount, or below 0.</summary>
    public static decimal? Read(string? text) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && amount is >= 0 and < Max
        && decimal.Round(amount, 2) == amount
            ? amount
            : null;

    /// <summary>Formats an amount as <see cref="Read"/> parses it.</summary>
    public static string Write(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);
}
