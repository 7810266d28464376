using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Letters;

/// <summary>When letters count as served (行政处罚法, 2021, art. 61).</summary>
public static class ServicePolicy
{
    private static readonly TextRule Line = TextRule.Line(200);
    private static readonly TextRule Reason = TextRule.Paragraphs(1000);

    /// <summary>How a form names letters that are served together.</summary>
    public static string NumbersOf(IEnumerable<Letter> letters) => string.Join('、', letters.Select(letter => letter.Number.Value));

    /// <summary>Parses a record of service; returns all errors at once.</summary>
    /// <param name="consent">The addressee's consent to electronic service; null where it gave none.</param>
    /// <param name="today">Beijing date.</param>
    public static Result<ServiceRecord> Read(
        IReadOnlyCollection<Letter> letters,
        ServiceForm form,
        ServiceConsent? consent,
        RuleFile rules,
        DateOnly today
    )
    {
        var mode = form.Mode;
        var signedOn = letters.Max(letter => letter.Date);
        return new ValidationErrors("service-record-is-incomplete")
            .When(mode is null, "mode", "Say how the letter was served.")
            .When(mode == ServiceMode.Electronic && consent is null, "mode", ConsentIsMissing())
            .When(
                form.On is null || form.On < signedOn || form.On > today,
                "on",
                $"Give the day of service, from {signedOn:yyyy-MM-dd} to today."
            )
            .When(mode != ServiceMode.Announcement && !Line.Accepts(form.Recipient), "recipient", "Name who received it, or the proxy.")
            .When(
                mode != ServiceMode.Electronic && !Line.Accepts(form.Place),
                "place",
                "Name the place of service, or the medium of the announcement."
            )
            .When(mode == ServiceMode.Refusal && !Line.Accepts(form.Witness), "witness", "Name the witness of the refusal.")
            .When(
                mode is ServiceMode.Refusal or ServiceMode.Announcement && !Reason.Accepts(form.Reason),
                "reason",
                "Say why it was served by refusal or announcement."
            )
            .When(
                mode != ServiceMode.Electronic && string.IsNullOrWhiteSpace(form.ProofDocumentId),
                "proofDocumentId",
                "Upload the signed receipt, the postal receipt or a copy of the announcement."
            )
            .Or(() =>
                new ServiceRecord(
                    [.. letters.Select(letter => letter.Number)],
                    mode!.Value,
                    form.On!.Value,
                    ServedOn(mode.Value, form.On.Value, rules)
                )
                {
                    Recipient = Line.Clean(form.Recipient),
                    Place = mode == ServiceMode.Electronic ? consent!.Address : Line.Clean(form.Place),
                    Witness = mode == ServiceMode.Refusal ? Line.Clean(form.Witness) : null,
                    Reason = mode is ServiceMode.Refusal or ServiceMode.Announcement ? Reason.Clean(form.Reason) : null,
                    ProofDocumentId = mode == ServiceMode.Electronic ? null : form.ProofDocumentId,
                }
            );
    }

    private static DateOnly ServedOn(ServiceMode mode, DateOnly on, RuleFile rules) =>
        mode == ServiceMode.Announcement ? on.AddDays(rules.AnnouncementDays.Value) : on;

    private static Error ConsentIsMissing() =>
        new(
            ErrorKind.Invalid,
            "service-consent-is-missing",
            "The party has not signed a consent to electronic service. Serve the letter by hand, by post, by refusal or by announcement."
        );
}
