namespace CreditFunctions.Core.Funds;

/// <summary>Errors of ledgers.</summary>
internal static class FundErrors
{
    internal static Error AmountIsOutOfRange { get; } =
        new(ErrorKind.Invalid, "fund-amount-is-out-of-range", "Give an amount of more than 0 yuan, in whole fen.");

    internal static Error AmountIsMalformed { get; } =
        new(
            ErrorKind.Invalid,
            "fund-amount-is-malformed",
            "Give the amount in yuan as digits, without separators or units, with at most two decimals: 120000 or 120000.50."
        );

    internal static Error AmountIsOverBalance(decimal balance) =>
        new Error(
            ErrorKind.Invalid,
            "fund-amount-is-over-balance",
            $"The ledger of the project has {balance:0.00} yuan open here. Give at most that, and compare the amount with the paper."
        ).With("balance", $"{balance:0.00}");

    /// <summary>Why a typed amount cannot be entered against a balance; null where it can, or where nothing was typed.</summary>
    internal static Error? Check(string? typed, decimal balance) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : YuanText.Read(typed) is not { } amount ? AmountIsMalformed
        : amount == 0 ? AmountIsOutOfRange
        : amount > balance ? AmountIsOverBalance(balance)
        : null;

    internal static Error AwardIsEntered { get; } =
        new(ErrorKind.Conflict, "fund-award-is-entered", "The award of this project stands in its ledger. Nothing is added to it.");

    internal static Error PaymentIsNotThere { get; } =
        new(
            ErrorKind.Conflict,
            "fund-payment-is-not-there",
            "The ledger has no such payment, or it was reversed before. Open the page of the project again."
        );

    internal static Error AccountIsOverdrawn(FundAccount account, decimal holds, decimal amount) =>
        new Error(
            ErrorKind.Invalid,
            "fund-is-overdrawn",
            $"The account {account} of the project holds {holds:0.00} yuan, less than {amount:0.00} yuan. Give at most what it holds."
        )
            .With("account", $"{account}")
            .With("holds", $"{holds:0.00}")
            .With("amount", $"{amount:0.00}");
}
