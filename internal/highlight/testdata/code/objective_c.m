#import <Foundation/Foundation.h>
#import "Student.h"

@class Teacher, School;

@interface Student : NSObject <NSCoding>
@property (nonatomic, copy) NSString *name;
- (instancetype)initWithName:(NSString *)name age:(int)age;
+ (BOOL)isValid;
@end

@implementation Student
// 만든다
- (instancetype)initWithName:(NSString *)name age:(int)age {
    if (self = [super init]) {
        _name = [name copy];
        NSLog(@"이름: %@, %d", name, age);
    }
    return self;
}
@end

int main(int argc, const char *argv[]) {
    @autoreleasepool {
        Student *s = [[Student alloc] initWithName:@"홍길동" age:20];
        NSArray *list = @[@1, @2.5, @YES];
        NSDictionary *map = @{@"키": s, @"수": @(3)};
        for (id x in list) { [s performSelector:@selector(description)]; }
        BOOL ok = s != nil ? YES : NO;
    }
    return 0;
}
