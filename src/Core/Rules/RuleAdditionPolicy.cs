using System.Collections.Immutable;
using System.Text.Json;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Rules;

/// <summary>The book and the calendar with one more file.</summary>
/// <param name="Name">The version of the rules, or the years of the notices.</param>
public sealed record ExtendedRules(RuleAdditionKind Kind, string Name, RuleBook Book, WorkingDayCalendar Calendar);

/// <summary>
/// Files are added by two officers (docs/domain.md, "Rules, and where they come from"). A file takes effect on a later day: days that
/// have started keep the rules and day kinds on which their decisions and terms are based.
/// </summary>
public static class RuleAdditionPolicy
{
    /// <summary>Maximum length of a file, in characters.</summary>
    public const int MaxLength = 200_000;

    /// <summary>After this time a proposal can no longer be confirmed.</summary>
    public static readonly TimeSpan ProposalLasts = TimeSpan.FromDays(14);

    /// <summary>
    /// Parses a file together with those loaded; returns all errors at once, each with its position in the file as an argument.
    /// </summary>
    /// <param name="today">Beijing date.</param>
    public static Result<ExtendedRules> Read(string? text, RuleBook book, WorkingDayCalendar calendar, DateOnly today)
    {
        var read = ReadFile(text, book, calendar, today);
        return read.IsSuccess ? read : read.Errors.Select(error => error.With("place", error.Field ?? "$").At("text")).ToImmutableArray();
    }

    private static Result<ExtendedRules> ReadFile(string? text, RuleBook book, WorkingDayCalendar calendar, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return RuleErrors.TextIsMissing;
        }

        if (text.Length > MaxLength)
        {
            return RuleErrors.TextIsTooLong(MaxLength);
        }

        return KindOf(text) == RuleAdditionKind.WorkingDays
            ? ReadWorkingDays(text, book, calendar, today)
            : ReadRules(text, book, calendar, today);
    }

    public static Result<RuleAdditionProposed> Propose(
        RuleAdditions additions,
        string? text,
        RuleBook book,
        WorkingDayCalendar calendar,
        Officer by,
        DateTimeOffset now
    ) =>
        Read(text, book, calendar, BeijingTime.DateOf(now))
            .Select(read => new RuleAdditionProposed(
                new RuleAddition(additions.Count + 1, read.Kind, read.Name, text!, by.Id, now, now + ProposalLasts)
            ));

    /// <summary>Adds a proposed file to the current book or calendar.</summary>
    public static Result<RuleAdditionConfirmed> Confirm(
        RuleAdditions additions,
        int number,
        RuleBook book,
        WorkingDayCalendar calendar,
        StaffDirectory directory,
        Officer by,
        DateTimeOffset now
    ) =>
        Find(additions, number, now)
            .Then(addition =>
                MayConfirm(addition, directory, by)
                    ? Read(addition.Json, book, calendar, BeijingTime.DateOf(now))
                        .Select(_ => new RuleAdditionConfirmed(new ConfirmedAddition(addition, by.Id, now)))
                    : RuleErrors.SecondOfficerIsNeeded
            );

    /// <summary>Rejects a proposal; its proposer may withdraw it.</summary>
    public static Result<RuleAdditionRejected> Reject(
        RuleAdditions additions,
        int number,
        string? reason,
        Officer by,
        DateTimeOffset now
    ) =>
        Find(additions, number, now)
            .Then(_ => StaffPolicy.Reason(reason).Select(text => new RuleAdditionRejected(number, by.Id, text, now)));

    /// <summary>Whether the officer is another person than the proposer, under any address.</summary>
    public static bool MayConfirm(RuleAddition addition, StaffDirectory directory, Officer by) =>
        DeskPolicy.May(by, DeskAct.ConfirmRules)
        && by.Id != addition.ProposedBy
        && directory.Find(addition.ProposedBy) is { } proposer
        && !PersonKey.IsSame(proposer.Email, by.Email);

    private static Result<RuleAddition> Find(RuleAdditions additions, int number, DateTimeOffset now) =>
        additions.OpenAt(now).FirstOrDefault(addition => addition.Number == number) is { } found ? found : RuleErrors.AdditionNotFound;

    private static Result<ExtendedRules> ReadRules(string text, RuleBook book, WorkingDayCalendar calendar, DateOnly today) =>
        book.With(text)
            .Then<ExtendedRules>(extended =>
            {
                var added = extended.Files.Single(file => book.Files.All(known => known.Version != file.Version));
                return added.EffectiveFrom > today
                    ? new ExtendedRules(RuleAdditionKind.Rules, added.Version, extended, calendar)
                    : RuleErrors.FileBeginsTooEarly(added, today);
            });

    private static Result<ExtendedRules> ReadWorkingDays(string text, RuleBook book, WorkingDayCalendar calendar, DateOnly today) =>
        WorkingDayFile
            .Extend(calendar, text)
            .Then<ExtendedRules>(extended =>
            {
                var years = extended.Years.Where(year => !extended.HasSameNotice(calendar, year)).ToList();
                ImmutableArray<Error> errors =
                [
                    .. years
                        .Where(year => calendar.Years.Contains(year))
                        .SelectMany(year => DaysOf(year).TakeWhile(day => day <= today))
                        .Where(day => calendar.KindOf(day) != extended.KindOf(day))
                        .Select(RuleErrors.DayHasPassed),
                ];
                return !errors.IsEmpty ? errors
                    : years.Count == 0 ? RuleErrors.NothingIsAdded
                    : new ExtendedRules(RuleAdditionKind.WorkingDays, string.Join(", ", years), book, extended);
            });

    private static IEnumerable<DateOnly> DaysOf(int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    // A text that is neither is reported as a rule file, with its position.
    private static RuleAdditionKind KindOf(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("years", out _)
                ? RuleAdditionKind.WorkingDays
                : RuleAdditionKind.Rules;
        }
        catch (JsonException)
        {
            return RuleAdditionKind.Rules;
        }
    }
}
