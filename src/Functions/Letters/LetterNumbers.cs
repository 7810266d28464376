using System.Globalization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Letters;

/// <summary>文号: issues the numbers of letters, one series for each kind and year; drills have series of their own.</summary>
public sealed class LetterNumbers(NumberSeries series, IOptions<SiteOptions> site, TimeProvider time)
{
    private const string Drill = "演练";

    /// <summary>The next number of this year; it is not reserved.</summary>
    public LetterNumber Provisional(LetterSeries kind) => LetterNumber.At(site.Value.LetterSign, kind, Year, place: 1);

    /// <summary>The number issued to a letter, or the next one of its series.</summary>
    /// <param name="ordinal">1 for the first letter of this kind in the case.</param>
    public Task<LetterNumber> IssueAsync(
        LetterSeries kind,
        CaseId caseId,
        int ordinal,
        bool isDrill,
        CancellationToken cancellationToken
    ) => IssueAsync(kind, string.Create(CultureInfo.InvariantCulture, $"c|{caseId}|{ordinal}"), isDrill, cancellationToken);

    /// <inheritdoc cref="IssueAsync(LetterSeries, CaseId, int, bool, CancellationToken)"/>
    /// <param name="letter">Identifies the letter within its series.</param>
    public async Task<LetterNumber> IssueAsync(LetterSeries kind, string letter, bool isDrill, CancellationToken cancellationToken)
    {
        var (sign, year) = (isDrill ? $"{Drill}{site.Value.LetterSign}" : site.Value.LetterSign, Year);
        var number = await series.IssueAsync(
            string.Create(CultureInfo.InvariantCulture, $"letters|{(isDrill ? "drill|" : "")}{kind}|{year}"),
            letter,
            place => LetterNumber.At(sign, kind, year, (int)place).Value,
            cancellationToken
        );
        return LetterNumber.TryParse(number, out var issued)
            ? issued
            : throw new InvalidOperationException($"'{number}' is no number of a letter.");
    }

    private int Year => BeijingTime.DateOf(time.GetUtcNow()).Year;
}
