using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Rules;

/// <summary>The text of a rule file, and its name in errors.</summary>
public sealed record RuleFileText(string Name, string Json);

/// <summary>
/// All rule files, oldest first, without gap or overlap: each day from the first on, exactly one is in force, so that each decision can
/// be explained under the rules of its day. A file without an end ends on the day before the next one starts.
/// </summary>
/// <remarks>The app has one book, to which the bureau's files are added at run time; none is ever removed.</remarks>
public sealed class RuleBook
{
    private static readonly ImmutableArray<RuleFile> BuiltInFiles = ReadBuiltIn();

    // A single reference, replaced atomically.
    private ImmutableArray<RuleFile> _files;

    private RuleBook(ImmutableArray<RuleFile> files) => _files = files;

    public static RuleBook BuiltIn => new(BuiltInFiles);

    /// <summary>Oldest first; never empty.</summary>
    public ImmutableArray<RuleFile> Files => _files;

    /// <summary>Parses and sorts files; returns all errors at once, each with its file name.</summary>
    public static Result<RuleBook> Read(IEnumerable<RuleFileText> texts)
    {
        var results = texts.Select(text => (text.Name, File: RuleFileReader.Read(text.Json))).ToList();
        ImmutableArray<Error> errors =
        [
            .. results.SelectMany(result => result.File.Errors.Select(error => error.At($"{result.Name}: {error.Field}"))),
        ];
        if (!errors.IsEmpty)
        {
            return errors;
        }

        return Order(results.Select(result => result.File.Value)).Select(files => new RuleBook(files));
    }

    /// <summary>Adds one file; returns all errors of the file, and of it with its neighbours, at once.</summary>
    public Result<RuleBook> With(string json) =>
        RuleFileReader.Read(json).Then(file => Order(Files.Append(file))).Select(files => new RuleBook(files));

    /// <summary>Takes over the files of a book made from this one by <see cref="With"/>.</summary>
    public void TakeIn(RuleBook extended) => ImmutableInterlocked.InterlockedExchange(ref _files, extended._files);

    /// <summary>The rules in force on a day in Beijing, or <c>no-rules-in-force</c>.</summary>
    public Result<RuleFile> InForceAt(DateOnly day) =>
        Files.FirstOrDefault(file => file.IsInForceOn(day)) is { } file ? file : RuleErrors.NoRulesInForce(day, Files[0], Files[^1]);

    /// <summary>The rules in force at an instant, or <c>no-rules-in-force</c>.</summary>
    public Result<RuleFile> InForceAt(DateTimeOffset instant) => InForceAt(BeijingTime.DateOf(instant));

    /// <summary>The rules pinned by an application, or <c>rule-version-is-unknown</c>.</summary>
    public Result<RuleFile> OfVersion(string version) =>
        Files.FirstOrDefault(file => file.Version == version) is { } file ? file : RuleErrors.VersionIsUnknown(version);

    private static Result<ImmutableArray<RuleFile>> Order(IEnumerable<RuleFile> unordered)
    {
        var files = unordered.OrderBy(file => file.EffectiveFrom).ToImmutableArray();
        for (var i = 0; i + 1 < files.Length; i++)
        {
            var next = files[i + 1].EffectiveFrom;
            if (files[i] is { EffectiveTo: null } open && open.EffectiveFrom < next)
            {
                files = files.SetItem(i, open with { EffectiveTo = next.AddDays(-1) });
            }
        }

        ImmutableArray<Error> errors = [.. ErrorsBetween(files)];
        return errors.IsEmpty ? files : errors;
    }

    private static IEnumerable<Error> ErrorsBetween(ImmutableArray<RuleFile> files)
    {
        if (files.IsEmpty)
        {
            return [RuleErrors.BookIsEmpty];
        }

        var repeated = files.GroupBy(file => file.Version).Where(group => group.Count() > 1);
        return repeated
            .Select(group => RuleErrors.VersionIsRepeated(group.Key))
            .Concat(files.Zip(files.Skip(1), FaultBetween).OfType<Error>());
    }

    private static Error? FaultBetween(RuleFile earlier, RuleFile later) =>
        earlier.EffectiveTo?.AddDays(1) switch
        {
            { } next when next == later.EffectiveFrom => null,
            { } next when next < later.EffectiveFrom => RuleErrors.FilesLeaveAGap(earlier, later),
            _ => RuleErrors.FilesOverlap(earlier, later),
        };

    // Reads every file of the folder, so a new one needs no code change.
    private static ImmutableArray<RuleFile> ReadBuiltIn() =>
        Read(EmbeddedFiles.In("rules/files/").Select(file => new RuleFileText(file.Name, file.Text))).Value.Files;
}
