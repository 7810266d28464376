using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Rules;

/// <summary>The text of one rule file, and the name under which errors tell of it.</summary>
public sealed record RuleFileText(string Name, string Json);

/// <summary>
/// All rule files, oldest first, without gap or overlap: on every day from the first on exactly one is in force, so that each
/// decision stays explainable under the rules of its day. A file without an end ends on the day before the next one begins.
/// </summary>
/// <remarks>The app has one book, which takes in the files that the bureau adds while it runs; none is ever taken out.</remarks>
public sealed class RuleBook
{
    private static readonly ImmutableArray<RuleFile> BuiltInFiles = ReadBuiltIn();

    // One reference, which is replaced as a whole.
    private ImmutableArray<RuleFile> _files;

    private RuleBook(ImmutableArray<RuleFile> files) => _files = files;

    /// <summary>A book of the files that come with this version of the app.</summary>
    public static RuleBook BuiltIn => new(BuiltInFiles);

    /// <summary>Oldest first; never empty.</summary>
    public ImmutableArray<RuleFile> Files => _files;

    /// <summary>Reads files and puts them in order; all faults at once, those of a file laid at its name.</summary>
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

    /// <summary>The book with one more file; all faults of the file, or between it and its neighbours, at once.</summary>
    public Result<RuleBook> With(string json) =>
        RuleFileReader.Read(json).Then(file => Order(Files.Append(file))).Select(files => new RuleBook(files));

    /// <summary>Takes in the files of a book that was made from this one by <see cref="With"/>.</summary>
    public void TakeIn(RuleBook extended) => ImmutableInterlocked.InterlockedExchange(ref _files, extended._files);

    /// <summary>The rules in force on a day in Beijing, or <c>no-rules-in-force</c>.</summary>
    public Result<RuleFile> InForceAt(DateOnly day) =>
        Files.FirstOrDefault(file => file.IsInForceOn(day)) is { } file ? file : RuleErrors.NoRulesInForce(day, Files[0], Files[^1]);

    /// <summary>The rules in force at an instant, or <c>no-rules-in-force</c>.</summary>
    public Result<RuleFile> InForceAt(DateTimeOffset instant) => InForceAt(BeijingTime.DateOf(instant));

    /// <summary>The rules that were pinned on an application, or <c>rule-version-is-unknown</c>.</summary>
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

    // Every file of the folder: a new one needs no other change.
    private static ImmutableArray<RuleFile> ReadBuiltIn() =>
        Read(EmbeddedFiles.In("rules/files/").Select(file => new RuleFileText(file.Name, file.Text))).Value.Files;
}
