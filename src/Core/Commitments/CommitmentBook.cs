using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Commitments;

/// <summary>All texts of the commitment: each day from the first on, exactly one for units and one for persons is in force.</summary>
public sealed class CommitmentBook
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    private CommitmentBook(ImmutableArray<CommitmentText> texts) => Texts = texts;

    /// <summary>All files of <c>Commitments/Texts</c>.</summary>
    public static CommitmentBook BuiltIn { get; } = ReadBuiltIn();

    /// <summary>Oldest first.</summary>
    public ImmutableArray<CommitmentText> Texts { get; }

    /// <summary>Parses files; returns all errors at once, each with its file.</summary>
    public static Result<CommitmentBook> Read(IEnumerable<RuleFileText> files)
    {
        var results = files.Select(file => (file.Name, Text: ReadText(file.Json))).ToList();
        ImmutableArray<Error> errors =
        [
            .. results.SelectMany(result => result.Text.Errors.Select(error => error.At($"{result.Name}: {error.Field}"))),
        ];
        if (!errors.IsEmpty)
        {
            return errors;
        }

        ImmutableArray<CommitmentText> texts = [.. results.Select(result => result.Text.Value).OrderBy(text => text.EffectiveFrom)];
        errors = [.. Enum.GetValues<CommitmentKind>().SelectMany(kind => ErrorsOf(kind, [.. texts.Where(text => text.Kind == kind)]))];
        return errors.IsEmpty ? new CommitmentBook(texts) : errors;
    }

    /// <summary>The text for a kind of party at an instant; the first one where none is in force yet.</summary>
    public CommitmentText InForceAt(CommitmentKind kind, DateTimeOffset instant)
    {
        var day = BeijingTime.DateOf(instant);
        return Texts.LastOrDefault(text => text.Kind == kind && text.EffectiveFrom <= day) ?? Texts.First(text => text.Kind == kind);
    }

    public CommitmentText InForceFor(Party party, DateTimeOffset instant) => InForceAt(CommitmentText.KindOf(party), instant);

    public CommitmentText? Find(CommitmentKind kind, string version) =>
        Texts.FirstOrDefault(text => text.Kind == kind && text.Version == version);

    public CommitmentText SignedBy(Party party, Commitment signed) =>
        Find(CommitmentText.KindOf(party), signed.TextVersion)
        ?? throw new InvalidOperationException($"The text {signed.TextVersion} was signed and is gone: put its file back.");

    private static IEnumerable<Error> ErrorsOf(CommitmentKind kind, ImmutableArray<CommitmentText> texts)
    {
        if (texts.IsEmpty)
        {
            yield return Fault($"There is no commitment text for a {kind}: add its file.");
        }

        if (
            texts.DistinctBy(text => text.Version).Count() < texts.Length
            || texts.DistinctBy(text => text.EffectiveFrom).Count() < texts.Length
        )
        {
            yield return Fault($"Two commitment texts for a {kind} share a version or a first day: give each its own.");
        }
    }

    private static Result<CommitmentText> ReadText(string json)
    {
        File? file;
        try
        {
            file = JsonSerializer.Deserialize<File>(json, Options);
        }
        catch (JsonException exception)
        {
            return Fault("The commitment text is no JSON of the known fields.").At(exception.Path ?? "$");
        }

        if (
            file is null
            || file.Clauses.IsDefaultOrEmpty
            || file.PrivacyNotice.IsDefaultOrEmpty
            || ((string?[])[file.Version, file.Title, file.Opening, file.ElectronicService, .. file.Clauses, .. file.PrivacyNotice]).Any(
                string.IsNullOrWhiteSpace
            )
        )
        {
            return Fault(
                    "A commitment text has a version, a title, an opening, clauses, the consent to electronic service and a privacy notice."
                )
                .At("$");
        }

        if ((file.Kind == CommitmentKind.Person) == string.IsNullOrWhiteSpace(file.IdentityNumber))
        {
            return Fault("A person's text has a consent to the processing of the identity number, a unit's has none.").At("identityNumber");
        }

        return new CommitmentText
        {
            Version = file.Version,
            Kind = file.Kind,
            EffectiveFrom = file.EffectiveFrom,
            Title = file.Title,
            Opening = file.Opening,
            Clauses = file.Clauses,
            ElectronicService = file.ElectronicService,
            IdentityNumber = file.IdentityNumber,
            PrivacyNotice = file.PrivacyNotice,
        };
    }

    private static Error Fault(string message) => new(ErrorKind.Invalid, "commitment-text-is-malformed", message);

    // Reads every file of the folder, so a new text needs no code change.
    private static CommitmentBook ReadBuiltIn() =>
        Read(EmbeddedFiles.In("commitments/").Select(file => new RuleFileText(file.Name, file.Text))).Value;

    private sealed record File(
        string Version,
        CommitmentKind Kind,
        DateOnly EffectiveFrom,
        string Title,
        string Opening,
        ImmutableArray<string> Clauses,
        string ElectronicService,
        ImmutableArray<string> PrivacyNotice,
        string? IdentityNumber = null
    );
}
