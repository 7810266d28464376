namespace Grpc.Core;

/// <summary>What the durable service throws is told by its name: its package comes with the Azure build only.</summary>
internal sealed class RpcException : Exception;
