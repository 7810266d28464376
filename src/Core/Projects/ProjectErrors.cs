namespace CreditFunctions.Core.Projects;

/// <summary>What can be refused about a project.</summary>
internal static class ProjectErrors
{
    internal static Error NotNow(string what) =>
        new Error(
            ErrorKind.Conflict,
            "project-act-is-not-due",
            $"The project does not stand where this can be done: {what}. Its page says what is next."
        ).With("what", what);

    internal static Error IsNotAsked { get; } =
        new(
            ErrorKind.Conflict,
            "project-step-is-not-asked",
            "The project has changed, and this is not asked any more. A voucher of the treasury that arrives all the same is entered by "
                + "the bureau from paper."
        );

    internal static Error DemandIsWithdrawn(string letter) =>
        new Error(
            ErrorKind.Conflict,
            "demand-is-withdrawn",
            $"The award was restored, and letter {letter} demands nothing any more. Do not enter the receipt; pay the money back to "
                + "the unit and keep the voucher with the project's papers."
        ).With("letter", letter);

    internal static Error ContractTermHasPassed { get; } =
        new(ErrorKind.Conflict, "contract-term-has-passed", "The term for signing the contract has ended. Write to the office.");

    internal static Error ExtensionIsUsed { get; } =
        new Error(
            ErrorKind.Conflict,
            "extension-is-used",
            "A project is extended once. Ask for its termination, or report what was done."
        ).At("kind");

    internal static Error CheckIsOpen { get; } =
        new Error(ErrorKind.Conflict, "check-is-open", "A check of this kind is under way. Wait for what the two officers find.").At(
            "kind"
        );

    internal static Error ExpertIsSeated { get; } =
        new Error(
            ErrorKind.Conflict,
            "expert-is-seated",
            "Whoever has this address holds another seat in the round or in this panel, works for the bureau or carries the project out. "
                + "Name somebody else."
        ).At("email");

    internal static Error UnitIsTheSame { get; } =
        new(ErrorKind.Invalid, "unit-is-the-same", "This is the code of the present unit. Give that of the new one.");

    internal static Error ChangeIsPending { get; } =
        new Error(ErrorKind.Conflict, "change-is-pending", "The bureau has not decided on the change before. Wait for its answer.").At(
            "kind"
        );

    internal static Error SpentMoreThanPaid(decimal paid) =>
        new Error(
            ErrorKind.Invalid,
            "spent-more-than-paid",
            $"The treasury paid {paid:0.00} yuan to the project. Report at most that; what the unit spent of its own is no part of it."
        )
            .With("paid", $"{paid:0.00}")
            .At("spentYuan");

    internal static Error VoucherIsUsed(string voucher, string project) =>
        new Error(
            ErrorKind.Conflict,
            "voucher-is-used",
            $"The voucher {voucher} is entered for a payment of project {project}. Compare it with the paper; a payment that was entered "
                + "wrongly is reversed there first."
        )
            .With("voucher", voucher)
            .With("project", project);

    internal static Error ReceiptIsEntered { get; } =
        new(
            ErrorKind.Conflict,
            "receipt-is-entered",
            "This receipt is entered for this project already. Compare its number with the paper; each receipt counts once."
        );

    internal static Error PaymentIsSpent { get; } =
        new(
            ErrorKind.Conflict,
            "payment-is-used",
            "What this payment brought was spent, left over or demanded back since. It cannot be reversed any more."
        );

    internal static Error PaperIsYours { get; } =
        new(
            ErrorKind.Forbidden,
            "paper-is-yours",
            "You entered this paper yourself. Another officer compares entry and scan, and confirms it."
        );

    internal static Error PaperWaits { get; } =
        new(ErrorKind.Conflict, "paper-waits", "Another paper of this project waits to be confirmed. Confirm or reject it first.");

    internal static Error AddressIsTheUnits { get; } =
        new(
            ErrorKind.Invalid,
            "investigator-address-is-the-units",
            "The investigator signs from a mailbox of their own, not from the unit's. Give that address."
        );

    internal static Error NameIsAnother { get; } =
        new(ErrorKind.Invalid, "signer-is-another", "Sign with your name as it stands in the contract.");

    internal static Error StartIsOutOfRange(DateOnly first) =>
        new Error(ErrorKind.Invalid, "project-start-is-out-of-range", $"Give the first day of the work, from {first:yyyy-MM-dd} on.").With(
            "first",
            $"{first:yyyy-MM-dd}"
        );

    internal static Error WorkHasNotBegun(DateOnly first) =>
        new Error(
            ErrorKind.Conflict,
            "project-has-not-begun",
            $"By the contract the work begins on {first:yyyy-MM-dd}. The final report can be given from that day on."
        ).With("first", $"{first:yyyy-MM-dd}");

    internal static Error EndIsOutOfRange(int months) =>
        new Error(
            ErrorKind.Invalid,
            "project-end-is-out-of-range",
            $"Give the last day of the work, after the first one and within {months} months."
        ).With("months", $"{months}");

    internal static Error StagesAreWrong(int count) =>
        new Error(
            ErrorKind.Invalid,
            "project-stages-are-wrong",
            $"Write {count} stages or more, each on a line of its own: last day, blank, result; in order, within the term."
        ).With("count", $"{count}");

    internal static Error BudgetDoesNotAddUp(decimal total) =>
        new Error(
            ErrorKind.Invalid,
            "budget-does-not-add-up",
            $"Give an amount for each subject, 0 where there is none. They add up to {total:0.##} yuan."
        ).With("total", $"{total:0.##}");

    internal static Error IndirectIsTooHigh(int percent) =>
        new Error(
            ErrorKind.Invalid,
            "indirect-costs-are-too-high",
            $"Indirect costs are at most {percent} % of the direct costs without equipment."
        ).With("percent", $"{percent}");
}
