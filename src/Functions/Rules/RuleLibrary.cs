using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rules;

/// <summary>
/// Keeps rule book and calendar up to date: the files that come with the app, and those that the bureau added. Other instances load a new
/// file within a minute; a file is in force on the day after it was added at the earliest.
/// </summary>
public sealed class RuleLibrary(IRecordStore<RuleAdditions> records, RuleBook book, WorkingDayCalendar calendar, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long _readAt;
    private int _taken;

    private bool WasRead => Volatile.Read(ref _readAt) != 0;

    /// <summary>Reads the record, unless that was done within the last minute.</summary>
    /// <remarks>Only the first reading must succeed: later ones find at most files that are not yet in force.</remarks>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (WasRead && now.UtcTicks - Volatile.Read(ref _readAt) < KeptFor.Ticks)
        {
            return;
        }

        try
        {
            Take(await ReadAsync(cancellationToken));
        }
        catch (Exception exception) when (WasRead && TransientFailures.Has(exception))
        {
            // Retried in a minute.
        }

        Volatile.Write(ref _readAt, now.UtcTicks);
    }

    /// <summary>Empty before the first proposal.</summary>
    public async Task<RuleAdditions> ReadAsync(CancellationToken cancellationToken) =>
        (await records.FindAsync(RuleAdditions.Id, cancellationToken))?.State ?? new RuleAdditions();

    /// <summary>Loads added files.</summary>
    /// <exception cref="InvalidOperationException">An added file contradicts one of a newer version of the app.</exception>
    public void Take(RuleAdditions additions)
    {
        lock (_gate)
        {
            foreach (var (addition, _, _) in additions.Confirmed.Skip(_taken))
            {
                TakeIn(addition);
            }

            _taken = Math.Max(_taken, additions.Confirmed.Length);
        }
    }

    private void TakeIn(RuleAddition addition)
    {
        if (addition.Kind == RuleAdditionKind.WorkingDays)
        {
            var extended = WorkingDayFile.Extend(calendar, addition.Json);
            calendar.TakeIn(extended.IsSuccess ? extended.Value : throw Contradicts(addition, extended.Errors[0].Message));
        }
        else if (!IsBuiltInToo(addition))
        {
            var extended = book.With(addition.Json);
            book.TakeIn(extended.IsSuccess ? extended.Value : throw Contradicts(addition, extended.Errors[0].Message));
        }
    }

    // A later version of the app may contain a file that the bureau added.
    private bool IsBuiltInToo(RuleAddition addition) =>
        book.OfVersion(addition.Name) is { IsSuccess: true, Value: var known }
        && (
            RuleBook.Read([new RuleFileText(addition.Name, addition.Json)]).Value.Files[0].Entries.SequenceEqual(known.Entries)
                ? true
                : throw Contradicts(addition, $"Version {addition.Name} has other rules there.")
        );

    private static InvalidOperationException Contradicts(RuleAddition addition, string why) =>
        new(
            $"The file {addition.Name} that the bureau added on {addition.ProposedAt:yyyy-MM-dd} contradicts the files that come with "
                + $"this version of the app: {why}"
        );
}
