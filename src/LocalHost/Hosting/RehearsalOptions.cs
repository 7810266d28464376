using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CreditFunctions.LocalHost;

/// <summary>How fast rehearsed time runs, and where it begins; null for the present.</summary>
/// <param name="Rate">Business seconds in one second of the machine; above 0.</param>
/// <param name="From">Moves time forward only: a rehearsal on the same storage goes on from where it was.</param>
public sealed record RehearsalOptions(double Rate, DateTimeOffset? From)
{
    /// <summary>
    /// Reads a rate as in <c>1d=2s</c>, a day in two seconds (units d, h, m, s, ms), and a date or time; UTC unless it says more.
    /// </summary>
    internal static bool TryParse(
        string rate,
        string? from,
        [NotNullWhen(true)] out RehearsalOptions? options,
        [NotNullWhen(false)] out string? fault
    )
    {
        options = null;
        fault = null;
        DateTimeOffset start = default;
        if (
            rate.Split('=', StringSplitOptions.TrimEntries) is not [var left, var right]
            || !TryParseSpan(left, out var business)
            || !TryParseSpan(right, out var machine)
        )
        {
            fault = $"--rehearsal {rate} is no rate. Write it as in 1d=2s: a day of business time in two seconds.";
        }
        else if (
            !string.IsNullOrEmpty(from)
            && !DateTimeOffset.TryParse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out start)
        )
        {
            fault = $"--from {from} is no date. Write it as in 2026-03-02 or 2026-03-02T08:00+08:00.";
        }
        else
        {
            options = new RehearsalOptions(business / machine, string.IsNullOrEmpty(from) ? null : start);
        }

        return options is not null;
    }

    private static bool TryParseSpan(string text, out TimeSpan span)
    {
        var digits = text.TrimEnd('d', 'h', 'm', 's');
        span = default;
        if (
            !double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || amount is <= 0 or > 10_000
        )
        {
            return false;
        }

        span = text[digits.Length..] switch
        {
            "d" => TimeSpan.FromDays(amount),
            "h" => TimeSpan.FromHours(amount),
            "m" => TimeSpan.FromMinutes(amount),
            "s" => TimeSpan.FromSeconds(amount),
            "ms" => TimeSpan.FromMilliseconds(amount),
            _ => TimeSpan.Zero,
        };
        return span > TimeSpan.Zero;
    }
}
