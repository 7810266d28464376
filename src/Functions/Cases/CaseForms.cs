using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Cases;

namespace CreditFunctions.Functions.Cases;

internal static class CaseForms
{
    public static Severity? SeverityOf(DeskPost post) =>
        Enum.TryParse<Severity>(post[CaseFields.Severity], out var severity) && Enum.IsDefined(severity) ? severity : null;

    public static ImmutableArray<Error> AtFields(ImmutableArray<Error> errors) =>
        [
            .. errors.Select(error =>
                error.Field?.StartsWith(CaseFields.Measures, StringComparison.Ordinal) == true ? error.At(CaseFields.Measures) : error
            ),
        ];

    public static Result<Fact> WithSeverity(Severity? severity, Result<Fact> result)
    {
        if (result.TryGet(out var fact, out var errors))
        {
            return severity is null ? SeverityIsMissing() : fact;
        }

        return severity is null
            ? (ImmutableArray<Error>)
                [
                    SeverityIsMissing(),
                    .. errors.Where(error => error.Field?.StartsWith(CaseFields.Measures, StringComparison.Ordinal) != true),
                ]
            : AtFields(errors);
    }

    public static LetterSeries SeriesOf(IntakeChoice choice) =>
        choice switch
        {
            IntakeChoice.Accept => LetterSeries.Intake,
            IntakeChoice.Refuse => LetterSeries.IntakeRefusal,
            _ => LetterSeries.Referral,
        };

    public static bool? GrantsOf(DeskPost post) =>
        post[CaseFields.Choice] switch
        {
            CaseFields.Grant => true,
            CaseFields.Refuse => false,
            _ => null,
        };

    public static bool? AgreesOf(DeskPost post) =>
        post[CaseFields.Choice] switch
        {
            CaseFields.Agree => true,
            CaseFields.Disagree => false,
            _ => null,
        };

    public static bool? AdmitsOf(string? text) =>
        text switch
        {
            CaseFields.Yes => true,
            CaseFields.No => false,
            _ => null,
        };

    public static bool? AcceptsOf(DeskPost post) =>
        post[CaseFields.Choice] switch
        {
            CaseFields.Accept => true,
            CaseFields.Refuse => false,
            _ => null,
        };

    public static bool? UpholdsOf(DeskPost post) =>
        post[CaseFields.Choice] switch
        {
            CaseFields.Uphold => true,
            CaseFields.Reverse => false,
            _ => null,
        };

    public static bool? ChoiceOf(string? text, string yes, string no) =>
        text == yes ? true
        : text == no ? false
        : null;

    public static Error EntryChoiceIsMissing() =>
        new Error(ErrorKind.Invalid, "entry-choice-is-missing", "Say whether the entry is what the paper says.").At(CaseFields.Choice);

    public static Error OutcomeIsMissing() =>
        new Error(ErrorKind.Invalid, "case-outcome-is-missing", "Say whether the suspicion is established or unfounded.").At(
            CaseFields.Outcome
        );

    private static Error SeverityIsMissing() =>
        new Error(ErrorKind.Invalid, "case-severity-is-missing", "Choose the severity. It limits the measures.").At(CaseFields.Severity);
}
