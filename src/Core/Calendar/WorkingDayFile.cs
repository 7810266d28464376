using System.Collections.Immutable;
using System.Text.Json;

namespace CreditFunctions.Core.Calendar;

/// <summary>The days of one yearly notice; some may be in the last days of the previous year.</summary>
internal sealed record YearNotice(int Year, ImmutableArray<DateOnly> Holidays, ImmutableArray<DateOnly> MakeUpWorkdays);

/// <summary>Parses files of working days: a source line, and per year the days off and the make-up days.</summary>
public static class WorkingDayFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Parses files with notices of different years; returns all errors at once.</summary>
    public static Result<WorkingDayCalendar> Parse(params IEnumerable<string> files)
    {
        var documents = new List<Document>();
        foreach (var json in files)
        {
            if (!Read(json).TryGet(out var document, out var faults))
            {
                return faults;
            }

            documents.Add(document);
        }

        return Calendar(documents.Select(document => document.Source), documents.SelectMany(NoticesOf));
    }

    /// <summary>Adds the notices of one more file; a notice replaces a loaded one of the same year.</summary>
    public static Result<WorkingDayCalendar> Extend(WorkingDayCalendar calendar, string json) =>
        Read(json)
            .Then(document =>
            {
                var added = NoticesOf(document).ToList();
                var kept = calendar.LoadedNotices.Where(notice => added.All(other => other.Year != notice.Year));
                return Calendar([calendar.Source, document.Source], kept.Concat(added));
            });

    // Reads every file of the folder, so a new year needs no code change.
    internal static WorkingDayCalendar ReadBuiltIn() => Parse(EmbeddedFiles.In("working-days/").Select(file => file.Text)).Value;

    private static IEnumerable<YearNotice> NoticesOf(Document document) =>
        document.Years.Select(year => new YearNotice(year.Key, year.Value!.Holidays, year.Value.MakeUpWorkdays));

    private static Result<WorkingDayCalendar> Calendar(IEnumerable<string> sources, IEnumerable<YearNotice> unordered)
    {
        ImmutableArray<YearNotice> notices = [.. unordered.OrderBy(notice => notice.Year)];
        ImmutableArray<Error> errors = [.. notices.SelectMany(Faults), .. ListedTwice(notices)];
        return errors.IsEmpty ? new WorkingDayCalendar(string.Join("; ", sources.Distinct()), notices) : errors;
    }

    private static Result<Document> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Document>(json, Options) is { } document && !document.Years.ContainsValue(null)
                ? document
                : Malformed("$.years", line: null);
        }
        catch (JsonException exception)
        {
            return Malformed(exception.Path ?? "$", exception.LineNumber + 1);
        }
    }

    private static IEnumerable<Error> Faults(YearNotice notice)
    {
        foreach (var day in notice.Holidays.Concat(notice.MakeUpWorkdays))
        {
            var belongs = day.Year == notice.Year || (day.Year == notice.Year - 1 && day.Month == 12);
            if (!belongs)
            {
                yield return new Error(
                    ErrorKind.Invalid,
                    "working-day-is-outside-its-year",
                    $"The day {day:yyyy-MM-dd} stands in the notice for {notice.Year}. Move it to the notice that sets it."
                )
                    .At($"years.{notice.Year}")
                    .With("day", $"{day:yyyy-MM-dd}");
            }
        }

        foreach (var day in notice.MakeUpWorkdays.Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
        {
            yield return new Error(
                ErrorKind.Invalid,
                "make-up-day-is-no-weekend",
                $"The day {day:yyyy-MM-dd} is a {day.DayOfWeek}; only a Saturday or Sunday can be a make-up day. Compare it with the "
                    + "notice."
            )
                .At($"years.{notice.Year}.makeUpWorkdays")
                .With("day", $"{day:yyyy-MM-dd}");
        }
    }

    private static IEnumerable<Error> ListedTwice(ImmutableArray<YearNotice> notices) =>
        notices
            .SelectMany(notice => notice.Holidays.Concat(notice.MakeUpWorkdays))
            .GroupBy(day => day)
            .Where(group => group.Count() > 1)
            .Select(group =>
                new Error(
                    ErrorKind.Invalid,
                    "working-day-is-listed-twice",
                    $"The day {group.Key:yyyy-MM-dd} is listed more than once. Keep what the notice says."
                ).With("day", $"{group.Key:yyyy-MM-dd}")
            );

    private static Error Malformed(string path, long? line) =>
        new Error(
            ErrorKind.Invalid,
            "working-days-file-is-malformed",
            $"The file does not have the expected form at {path}, line {line ?? 1}: source, years, and in each year holidays and "
                + "makeUpWorkdays as dates."
        )
            .At(path)
            .With("path", path)
            .With("line", $"{line ?? 1}");

    private sealed record Document(string Source, ImmutableDictionary<int, DocumentYear?> Years);

    private sealed record DocumentYear(ImmutableArray<DateOnly> Holidays, ImmutableArray<DateOnly> MakeUpWorkdays);
}
