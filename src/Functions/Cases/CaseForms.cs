using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Cases;

namespace CreditFunctions.Functions.Cases;

/// <summary>Reads what officers enter about a case.</summary>
internal static class CaseForms
{
    /// <summary>The severity that was chosen; null where none was.</summary>
    public static Severity? SeverityOf(DeskPost post) =>
        Enum.TryParse<Severity>(post[CaseFields.Severity], out var severity) && Enum.IsDefined(severity) ? severity : null;

    /// <summary>Errors at the fields of the page: what is wrong with one measure stands at all of them.</summary>
    public static ImmutableArray<Error> AtFields(ImmutableArray<Error> errors) =>
        [
            .. errors.Select(error =>
                error.Field?.StartsWith(CaseFields.Measures, StringComparison.Ordinal) == true ? error.At(CaseFields.Measures) : error
            ),
        ];

    /// <summary>What a policy makes of a form, and the severity that is missing beside it.</summary>
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

    /// <summary>Of which series the letter is that an intake signs.</summary>
    public static LetterSeries SeriesOf(IntakeChoice choice) =>
        choice switch
        {
            IntakeChoice.Accept => LetterSeries.Intake,
            IntakeChoice.Refuse => LetterSeries.IntakeRefusal,
            _ => LetterSeries.Referral,
        };

    /// <summary>Whether a repair is granted; null where that was not said.</summary>
    public static bool? GrantsOf(DeskPost post) =>
        post[CaseFields.Choice] switch
        {
            CaseFields.Grant => true,
            CaseFields.Refuse => false,
            _ => null,
        };

    /// <summary>Whether a second officer confirms what the first one entered; null where that was not said.</summary>
    public static bool? AgreesOf(DeskPost post) =>
        post[CaseFields.Choice] switch
        {
            CaseFields.Agree => true,
            CaseFields.Disagree => false,
            _ => null,
        };

    /// <summary>Whether the facts are admitted; null where that was not said.</summary>
    public static bool? AdmitsOf(string? text) =>
        text switch
        {
            CaseFields.Yes => true,
            CaseFields.No => false,
            _ => null,
        };

    /// <summary>Whether a request for re-examination is accepted; null where that was not said.</summary>
    public static bool? AcceptsOf(DeskPost post) =>
        post[CaseFields.Choice] switch
        {
            CaseFields.Accept => true,
            CaseFields.Refuse => false,
            _ => null,
        };

    /// <summary>Whether a decision is upheld; null where that was not said.</summary>
    public static bool? UpholdsOf(DeskPost post) =>
        post[CaseFields.Choice] switch
        {
            CaseFields.Uphold => true,
            CaseFields.Reverse => false,
            _ => null,
        };

    /// <summary>Which of two choices was made; null where neither was.</summary>
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
