#include <cuda_runtime.h>
// 벡터 덧셈
__global__ void add(const float *a, float *b, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    __shared__ float4 cache[256];
    if (i < n) b[i] += a[i] * 2.0f;
    __syncthreads();
}
int main() {
    dim3 grid(16, 16), block{32};
    float *d = nullptr;
    cudaMalloc(&d, 1 << 20);
    add<<<grid, block>>>(d, d, 1024);
    return 0;
}
