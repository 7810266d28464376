using System.Collections.Immutable;

namespace CreditFunctions.Core.Letters;

/// <summary>恢复立项通知书: the decision that revoked the award was reversed, and the letters based on it are void.</summary>
/// <param name="Revokes">Numbers of these letters.</param>
/// <param name="RepaidYuan">Money received because of them, which is paid to the unit again; 0 where none is.</param>
public sealed record RestorationLetter(
    LetterNumber Number,
    LetterProject Project,
    Addressee Addressee,
    LetterContact Contact,
    DateOnly Date,
    string Reasons,
    ImmutableArray<LetterNumber> Revokes,
    decimal RepaidYuan
) : ProjectLetter(Number, Project, Addressee, Contact, Date);
