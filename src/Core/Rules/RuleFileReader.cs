using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CreditFunctions.Core.Identifiers;

namespace CreditFunctions.Core.Rules;

/// <summary>Parses a rule file; its format is defined in <c>rule-file.schema.json</c> in the same folder.</summary>
internal sealed partial class RuleFileReader
{
    private const int MaxDays = 3650;
    private const int MaxReminders = 5;

    private static readonly ImmutableArray<string> KnownDocumentTypes = ["pdf", "png", "jpeg", "docx", "xlsx", "ofd"];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    private readonly Document _document;
    private readonly HashSet<string> _known = [];
    private readonly List<Error> _errors = [];

    private RuleFileReader(Document document) => _document = document;

    /// <summary>Returns all errors at once, each with its rule.</summary>
    internal static Result<RuleFile> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Document>(json, Options) is { } document
                ? new RuleFileReader(document).Read()
                : RuleErrors.FileIsMalformed("$", line: null);
        }
        catch (JsonException exception)
        {
            return RuleErrors.FileIsMalformed(exception.Path ?? "$", exception.LineNumber + 1);
        }
    }

    private Result<RuleFile> Read()
    {
        if (string.IsNullOrWhiteSpace(_document.Version))
        {
            _errors.Add(RuleErrors.VersionIsMissing);
        }
        else if (!VersionPattern().IsMatch(_document.Version))
        {
            _errors.Add(RuleErrors.VersionIsMalformed);
        }

        if (_document.EffectiveTo < _document.EffectiveFrom)
        {
            _errors.Add(RuleErrors.FileEndsBeforeItBegins(_document.EffectiveFrom, _document.EffectiveTo.Value));
        }

        var file = new RuleFile
        {
            Version = _document.Version,
            EffectiveFrom = _document.EffectiveFrom,
            EffectiveTo = _document.EffectiveTo,
            PublicNoticeWorkingDays = Take<DayRange>(
                "publicNotice.workingDays",
                range => range.Minimum >= 1 && range.Minimum <= range.Maximum && range.Maximum <= MaxDays
            ),
            CreditCheckValidityDays = Take<int>("creditCheck.validityDays", IsCountOfDays),
            CreditCheckSources = Take<CreditSourceMatrix>("creditCheck.sources", IsComplete),
            CorrectionWorkingDays = Take<int>("correction.workingDays", IsCountOfDays),
            AnswersWorkingDays = Take<int>("answers.workingDays", IsCountOfDays),
            MultiHeadProjects = Take<MultiHeadLimits>(
                "multiHead.projects",
                limits => limits.ProjectsPerRound >= 1 && limits.ProjectsPerYear >= limits.ProjectsPerRound
            ),
            MaskingVisibleDigits = Take<int>("masking.visibleDigits", digits => digits == IdentifierMask.VisibleDigits),
            DocumentTypes = Take<ImmutableArray<string>>(
                "documents.types",
                types => IsChoice(types) && types.All(type => KnownDocumentTypes.Contains(type))
            ),
            DocumentMaxBytes = Take<long>("documents.maxBytes", bytes => bytes is >= 1 and <= int.MaxValue),
            TaskReminderWorkingDays = Take<int>("tasks.reminderWorkingDays", IsCountOfDays),
            TaskEscalationWorkingDays = Take<int>("tasks.escalationWorkingDays", IsCountOfDays),
            ReserveWorkingDays = Take<int>("reserve.workingDays", IsCountOfDays),
            DraftAcceptanceDays = Take<int>("drafts.acceptanceDays", IsCountOfDays),
            ReminderWorkingDays = Take<ImmutableArray<int>>(
                "reminders.workingDays",
                days => IsChoice(days) && days.Length <= MaxReminders && days.All(IsCountOfDays)
            ),
            GuideCorrectionWorkingDays = Take<int>("guideCorrection.workingDays", IsCountOfDays),
            CalendarWarningDays = Take<int>("calendar.warningDays", IsCountOfDays),
            CaseClock = Take<CaseClock>("cases.clock", CaseRuleLimits.Accept),
            DefenceWorkingDays = Take<int>("cases.defenceWorkingDays", IsCountOfDays),
            SimplifiedProcedure = Take<SimplifiedProcedure>("cases.simplifiedProcedure", _ => true),
            Measures = Take<ImmutableArray<Measure>>("cases.measures", CaseRuleLimits.Accept),
            BanMonths = Take<ImmutableArray<BanLimits>>("cases.banMonths", CaseRuleLimits.Accept),
            ListingWindows = Take<ImmutableArray<ListingWindow>>("listings.windows", CaseRuleLimits.Accept),
            SeriousBases = Take<ImmutableArray<SeriousBasis>>("listings.seriousBases", CaseRuleLimits.Accept),
            ListingObjectionWorkingDays = Take<int>("listings.objectionWorkingDays", IsCountOfDays),
            HonourMonths = Take<int>("honours.months", CaseRuleLimits.IsTerm),
            RepairWorkingDays = Take<RepairTerms>(
                "repairs.workingDays",
                terms => IsCountOfDays(terms.Intake) && IsCountOfDays(terms.Decision) && terms.Decision >= terms.Intake
            ),
            AnnouncementDays = Take<int>("service.announcementDays", IsCountOfDays),
            ProjectProfiles = Take<ImmutableArray<ProfileRules>>("projects.profiles", ProjectRuleLimits.Accept),
            ContractWorkingDays = Take<int>("projects.contractWorkingDays", IsCountOfDays),
            ProjectTermMonths = Take<int>("projects.termMonths", ProjectRuleLimits.IsTerm),
            IndirectPercent = Take<int>("projects.indirectPercent", percent => percent is >= 0 and <= 100),
            PaymentWorkingDays = Take<int>("projects.paymentWorkingDays", IsCountOfDays),
            CheckDrawPercent = Take<int>("projects.checkDrawPercent", percent => percent is >= 0 and <= 100),
            ProgressReportDays = Take<int>("projects.progressReportDays", IsCountOfDays),
            FinalReportDays = Take<int>("projects.finalReportDays", IsCountOfDays),
            AuditYuan = Take<long>("projects.auditYuan", yuan => yuan >= 0),
            RectificationDays = Take<int>("projects.rectificationDays", IsCountOfDays),
            OverdueMonths = Take<int>("projects.overdueMonths", ProjectRuleLimits.IsTerm),
            ExtensionMonths = Take<int>("projects.extensionMonths", ProjectRuleLimits.IsTerm),
            RecoveryWorkingDays = Take<int>("projects.recoveryWorkingDays", IsCountOfDays),
            RevocationMonths = Take<int>("projects.revocationMonths", ProjectRuleLimits.IsTerm),
            SettlementDays = Take<int>("projects.settlementDays", IsCountOfDays),
            RecoveryLetter = Take<RecoveryLetterRules>("projects.recoveryLetter", ProjectRuleLimits.Accept),
            Entries =
            [
                .. _document
                    .Rules.Where(rule => rule.Value is not null)
                    .OrderBy(rule => rule.Key, StringComparer.Ordinal)
                    .Select(rule => new RuleEntry(rule.Key, OneLine(rule.Value!.Value), rule.Value.Citation, rule.Value.Confidence)),
            ],
        };
        _errors.AddRange(_document.Rules.Keys.Where(id => !_known.Contains(id)).Order().Select(RuleErrors.RuleIsUnknown));
        return _errors.Count == 0 ? file : _errors.ToImmutableArray();
    }

    // After an error the value is a default one; the file is then never returned.
    private Rule<T> Take<T>(string id, Func<T, bool> isInRange)
    {
        _known.Add(id);
        if (!_document.Rules.TryGetValue(id, out var text) || text is null)
        {
            _errors.Add(RuleErrors.RuleIsMissing(id));
            return new Rule<T>(id, _document.Version, default!, "", default);
        }

        if (string.IsNullOrWhiteSpace(text.Citation))
        {
            _errors.Add(RuleErrors.CitationIsMissing(id));
        }

        var value = ReadValue<T>(text.Value);
        if (value is null || !isInRange(value))
        {
            _errors.Add(RuleErrors.RuleIsOutOfRange(id));
        }

        return new Rule<T>(id, _document.Version, value!, text.Citation, text.Confidence);
    }

    private static T? ReadValue<T>(JsonElement value)
    {
        try
        {
            return value.Deserialize<T>(Options);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentOutOfRangeException)
        {
            return default;
        }
    }

    private static string OneLine(JsonElement value) => JsonSerializer.Serialize(value, Options);

    private static bool IsCountOfDays(int days) => days is >= 1 and <= MaxDays;

    private static bool IsComplete(CreditSourceMatrix matrix) => IsChoice(matrix.Units) && IsChoice(matrix.Persons);

    private static bool IsChoice<T>(ImmutableArray<T> values) => !values.IsDefaultOrEmpty && values.Distinct().Count() == values.Length;

    // Used in URLs.
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]{0,29}\z", RegexOptions.CultureInvariant)]
    private static partial Regex VersionPattern();

    private sealed record Document(
        string Version,
        DateOnly EffectiveFrom,
        DateOnly? EffectiveTo,
        ImmutableDictionary<string, RuleText?> Rules,
        [property: JsonPropertyName("$schema")] string? Schema = null
    );

    private sealed record RuleText(JsonElement Value, string Citation, RuleConfidence Confidence);
}
