using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Imports;

/// <summary>
/// Who may do what with an import: one officer uploads it, another one confirms it, and it can be undone until it is used.
/// </summary>
public static class ImportPolicy
{
    private static readonly TextRule ReasonText = TextRule.Paragraphs(1000);

    public static Result<ImportDecided> Decide(DataImport import, bool confirms, string? reason, Signature by, StaffDirectory directory)
    {
        if (import.State != ImportState.Checked)
        {
            return IsNotPossible(import);
        }

        return directory.IsSamePerson(import.CheckedBy.Actor, by.Actor)
                ? new Error(
                    ErrorKind.Forbidden,
                    "import-needs-second-officer",
                    "You sent this file. Another officer confirms or rejects it."
                )
            : confirms && import.Report.Rows == 0
                ? new Error(ErrorKind.Conflict, "import-is-empty", "No row of the file can be imported. Correct it and send it again.")
            : confirms || ReasonText.Accepts(reason) ? new ImportDecided(confirms, ReasonText.Clean(reason), by)
            : ReasonIsMissing();
    }

    /// <param name="isUsed">Whether something uses one of its rows already.</param>
    public static Result<ImportUndone> Undo(DataImport import, bool isUsed, string? reason, Signature by) =>
        import.State != ImportState.Done ? IsNotPossible(import)
        : isUsed
            ? new Error(
                ErrorKind.Conflict,
                "import-is-used",
                "A check, a ban, a ranking or a payment rests on this import already. End or reverse single entries with their reason "
                    + "instead."
            )
        : ReasonText.Accepts(reason) ? new ImportUndone(ReasonText.Clean(reason), by)
        : ReasonIsMissing();

    private static Error IsNotPossible(DataImport import) =>
        new Error(
            ErrorKind.Conflict,
            "import-state-is-wrong",
            $"The import is {import.State}. Only a checked one is confirmed or rejected, and only one that is done is taken back."
        ).With("importState", $"{import.State}");

    private static Error ReasonIsMissing() =>
        new Error(ErrorKind.Invalid, "import-reason-is-missing", "Give a reason of 1 to 1000 characters.").At("reason");
}
