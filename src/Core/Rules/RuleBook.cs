using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Rules;

/// <summary>The text of one rule file, and the name under which errors tell of it.</summary>
public sealed record RuleFileText(string Name, string Json);

/// <summary>
/// All rule files, oldest first, without gap or overlap: on every day from the first on exactly one is in force, so that each
/// decision stays explainable under the rules of its day.
/// </summary>
public sealed class RuleBook
{
    private RuleBook(ImmutableArray<RuleFile> files) => Files = files;

    /// <summary>The files that come with this version of the app.</summary>
    public static RuleBook BuiltIn { get; } = ReadBuiltIn();

    /// <summary>Oldest first; never empty.</summary>
    public ImmutableArray<RuleFile> Files { get; }

    /// <summary>Reads files and puts them in order; all faults at once, those of a file laid at its name.</summary>
    public static Result<RuleBook> Read(IEnumerable<RuleFileText> texts)
    {
        var results = texts.Select(text => (text.Name, File: RuleFileReader.Read(text.Json))).ToList();
        ImmutableArray<Error> errors =
            [.. results.SelectMany(result => result.File.Errors.Select(error => error.At($"{result.Name}: {error.Field}")))];
        if (!errors.IsEmpty)
        {
            return errors;
        }

        ImmutableArray<RuleFile> files = [.. results.Select(result => result.File.Value).OrderBy(file => file.EffectiveFrom)];
        errors = [.. FaultsBetween(files)];
        return errors.IsEmpty ? new RuleBook(files) : errors;
    }

    /// <summary>The rules in force on a day in Beijing, or <c>no-rules-in-force</c>.</summary>
    public Result<RuleFile> InForceAt(DateOnly day) =>
        Files.FirstOrDefault(file => file.IsInForceOn(day)) is { } file ? file : RuleErrors.NoRulesInForce(day, Files[0], Files[^1]);

    /// <summary>The rules in force at an instant, or <c>no-rules-in-force</c>.</summary>
    public Result<RuleFile> InForceAt(DateTimeOffset instant) => InForceAt(BeijingTime.DateOf(instant));

    /// <summary>The rules that were pinned on an application, or <c>rule-version-is-unknown</c>.</summary>
    public Result<RuleFile> OfVersion(string version) =>
        Files.FirstOrDefault(file => file.Version == version) is { } file ? file : RuleErrors.VersionIsUnknown(version);

    private static IEnumerable<Error> FaultsBetween(ImmutableArray<RuleFile> files)
    {
        if (files.IsEmpty)
        {
            return [RuleErrors.BookIsEmpty];
        }

        var repeated = files.GroupBy(file => file.Version).Where(group => group.Count() > 1);
        return repeated.Select(group => RuleErrors.VersionIsRepeated(group.Key))
            .Concat(files.Zip(files.Skip(1), FaultBetween).OfType<Error>());
    }

    private static Error? FaultBetween(RuleFile earlier, RuleFile later) => earlier.EffectiveTo?.AddDays(1) switch
    {
        { } next when next == later.EffectiveFrom => null,
        { } next when next < later.EffectiveFrom => RuleErrors.FilesLeaveAGap(earlier, later),
        _ => RuleErrors.FilesOverlap(earlier, later),
    };

    // Every file of the folder: a new one needs no other change.
    private static RuleBook ReadBuiltIn() =>
        Read(EmbeddedFiles.In("rules/files/").Select(file => new RuleFileText(file.Name, file.Text))).Value;
}
