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

    internal static Error ContractTermHasPassed { get; } =
        new(ErrorKind.Conflict, "contract-term-has-passed", "The term for signing the contract has ended. Write to the office.");

    internal static Error ExtensionIsUsed { get; } =
        new Error(
            ErrorKind.Conflict,
            "extension-is-used",
            "A project is extended once. Ask for its termination, or report what was done."
        ).At("kind");

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
}
