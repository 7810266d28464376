using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Letters;

/// <summary>追缴财政资金通知书; 退回财政资金通知书 where nobody is at fault.</summary>
/// <param name="IsForFault">Whether the money is demanded for a fault, and not because it is left over.</param>
/// <param name="Reasons">Facts and reasons, as given by the leader.</param>
/// <param name="Basis">In addition to the contract.</param>
/// <param name="WorkingDays">The term from recorded service.</param>
/// <param name="Account">户名、账号、开户行</param>
public sealed record RecoveryLetter(
    LetterNumber Number,
    LetterProject Project,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    bool IsForFault,
    string Reasons,
    ImmutableArray<LegalBasis> Basis,
    decimal AmountYuan,
    int WorkingDays,
    string Account,
    ImmutableArray<Remedy> Remedies
) : ProjectLetter(Number, Project, Addressee, Contact, Date)
{
    [JsonIgnore]
    public override string TitleKey => IsForFault ? nameof(RecoveryLetter) : $"{nameof(RecoveryLetter)}Return";
}
