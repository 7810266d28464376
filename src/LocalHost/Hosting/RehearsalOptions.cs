using System.Globalization;

namespace CreditFunctions.LocalHost;

/// <summary>Rate and start of rehearsed time; a null start is the present.</summary>
/// <param name="Rate">Business seconds per system second; above 0.</param>
/// <param name="From">Moves time forward only: a rehearsal on the same storage continues from its last time.</param>
public sealed record RehearsalOptions(double Rate, DateTimeOffset? From)
{
    /// <summary>
    /// Parses a rate such as <c>1d=2s</c>, a day in two seconds (units d, h, m, s, ms), and a date or time, UTC without an offset.
    /// </summary>
    /// <exception cref="FormatException">The message states the expected format.</exception>
    internal static RehearsalOptions Parse(string rate, string? from)
    {
        if (
            rate.Split('=', StringSplitOptions.TrimEntries).Select(SpanOf).ToArray()
            is not [{ Ticks: > 0 } business, { Ticks: > 0 } machine]
        )
        {
            throw new FormatException($"--rehearsal {rate} is no rate. Write it as in 1d=2s: a day of business time in two seconds.");
        }

        if (string.IsNullOrEmpty(from))
        {
            return new RehearsalOptions(business / machine, null);
        }

        return DateTimeOffset.TryParse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start)
            ? new RehearsalOptions(business / machine, start)
            : throw new FormatException($"--from {from} is no date. Write it as in 2026-03-02 or 2026-03-02T08:00+08:00.");
    }

    private static TimeSpan? SpanOf(string text)
    {
        var digits = text.TrimEnd('d', 'h', 'm', 's');
        return !double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount > 10_000
            ? null
            : text[digits.Length..] switch
            {
                "d" => TimeSpan.FromDays(amount),
                "h" => TimeSpan.FromHours(amount),
                "m" => TimeSpan.FromMinutes(amount),
                "s" => TimeSpan.FromSeconds(amount),
                "ms" => TimeSpan.FromMilliseconds(amount),
                _ => null,
            };
    }
}
