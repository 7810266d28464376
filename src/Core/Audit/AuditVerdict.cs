namespace CreditFunctions.Core.Audit;

/// <summary>What is wrong at the first broken link of a chain.</summary>
public enum AuditFault
{
    /// <summary>An event is missing, doubled or out of order here.</summary>
    WrongSequence,

    /// <summary>The event does not follow the one before: that one was changed and hashed anew, or this one is of another chain.</summary>
    WrongPreviousHash,

    /// <summary>Who, when, what or a hash in the envelope was changed.</summary>
    EnvelopeChanged,

    /// <summary>The event names a cryptographic suite that this version cannot compute.</summary>
    UnknownSuite,

    /// <summary>The content or its salt was changed.</summary>
    PayloadChanged,

    /// <summary>The chain ends before a head that was anchored earlier.</summary>
    Truncated,

    /// <summary>The event differs from the one that was anchored: the chain was written anew from here or before.</summary>
    AnchorDiffers,
}

/// <summary>What verification of a chain found.</summary>
public abstract record AuditVerdict
{
    private AuditVerdict() { }

    /// <summary>Every link holds.</summary>
    /// <param name="Head">Where the chain ends; it must equal the head that its owner's row holds.</param>
    /// <param name="ErasedCount">Events whose content was erased.</param>
    public sealed record Intact(AuditHead Head, int ErasedCount) : AuditVerdict;

    /// <summary>The chain is broken.</summary>
    /// <param name="Sequence">The first event that is not as it should be.</param>
    public sealed record Broken(long Sequence, AuditFault Fault, string Message) : AuditVerdict;
}
